-- A sign of life of a run's owner, and the calls since the last one; the update count is 0 when the run belongs to another
-- process now or is closed. Scalars: run_id, owner, lease_seconds (0 gives the run up), request_count, refused_count and
-- token_issue_count (added to those before).
UPDATE collection_run SET
  lease_until = CURRENT_TIMESTAMP + CAST(:?lease_seconds AS INTEGER) * INTERVAL '1' SECOND,
  request_count = request_count + CAST(:?request_count AS BIGINT),
  refused_count = refused_count + CAST(:?refused_count AS BIGINT),
  token_issue_count = token_issue_count + CAST(:?token_issue_count AS BIGINT)
WHERE run_id = CAST(:?run_id AS VARCHAR) AND owner = CAST(:?owner AS VARCHAR) AND state = 'RUNNING'
