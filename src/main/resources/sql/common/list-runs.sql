-- Runs, the newest first. Scalars: run_id, state, kind and before (a moment, with its zone), each null for all; row_limit.
SELECT r.run_id, r.kind, r.from_date, r.trade_date, r.started_at, r.finished_at, r.state, r.reason, r.symbol_count, r.done_count,
  r.empty_count, r.failed_count, r.new_rows, r.changed_rows, r.unchanged_rows, r.rejected_rows, r.request_count, r.refused_count,
  r.token_issue_count
FROM collection_run r
CROSS JOIN (
  SELECT CAST(:?run_id AS VARCHAR) AS run_id, CAST(:?state AS VARCHAR) AS state, CAST(:?kind AS VARCHAR) AS kind,
    CAST(:?before AS TIMESTAMP WITH TIME ZONE) AS before) AS p
WHERE (p.run_id IS NULL OR r.run_id = p.run_id)
AND (p.state IS NULL OR r.state = p.state)
AND (p.kind IS NULL OR r.kind = p.kind)
AND (p.before IS NULL OR r.started_at < p.before)
ORDER BY r.started_at DESC, r.run_id DESC
LIMIT CAST(:?row_limit AS INTEGER)
