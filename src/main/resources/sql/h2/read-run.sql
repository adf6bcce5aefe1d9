-- One run as it was recorded. Scalar: run_id.
SELECT run_id, kind, trade_date, started_at, finished_at, state, reason, symbol_count, done_count, empty_count,
  failed_count, new_rows, changed_rows, unchanged_rows, rejected_rows, request_count, refused_count, token_issue_count
FROM collection_run
WHERE run_id = CAST(:?run_id AS VARCHAR)
