-- Opens a run again that ended without everything, with a lease that is over; the update count is 0 when somebody was quicker.
-- Fails on running_job (23505) when another run works on the job. Scalar: run_id.
UPDATE collection_run SET state = 'RUNNING', running_job = job, reason = NULL, finished_at = NULL,
  lease_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND
WHERE run_id = CAST(:?run_id AS VARCHAR) AND state = ANY (ARRAY['FAILED', 'PARTIAL'])
