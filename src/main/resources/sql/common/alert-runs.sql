-- The newest run of each kind that began in a time and was not skipped. Scalars: job_start (what the names of the installation's
-- jobs begin with), since (with its zone).
SELECT run_id, kind, trade_date, state, reason, symbol_count, failed_count, empty_count, started_at, finished_at
FROM (
  SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r.kind ORDER BY r.started_at DESC, r.run_id DESC) AS place
  FROM collection_run r
  WHERE r.started_at >= CAST(:?since AS TIMESTAMP WITH TIME ZONE) AND r.state <> 'SKIPPED'
  AND SUBSTRING(r.job FROM 1 FOR CHAR_LENGTH(CAST(:?job_start AS VARCHAR))) = CAST(:?job_start AS VARCHAR)) AS newest
WHERE place = 1
