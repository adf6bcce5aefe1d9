-- The newest runs, the newest first. Scalar: row_limit.
SELECT run_id, kind, from_date, trade_date, started_at, finished_at, state, reason, symbol_count, done_count, empty_count,
  failed_count, new_rows, changed_rows
FROM collection_run
ORDER BY started_at DESC, run_id DESC
LIMIT CAST(:?row_limit AS INTEGER)
