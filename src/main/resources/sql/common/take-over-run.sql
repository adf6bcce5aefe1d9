-- Makes another process the owner of a run whose lease has ended; the update count is 0 when somebody was quicker, or the
-- owner has shown a sign of life. Scalars: run_id, owner (the new one), lease_seconds, dead_lease (the end of the lease that
-- nobody has renewed; it counts also where it lies in the future, because the clock was set back).
UPDATE collection_run SET owner = CAST(:?owner AS VARCHAR),
  lease_until = CURRENT_TIMESTAMP + CAST(:?lease_seconds AS INTEGER) * INTERVAL '1' SECOND
WHERE run_id = CAST(:?run_id AS VARCHAR) AND state = 'RUNNING'
AND (lease_until < CURRENT_TIMESTAMP OR lease_until = CAST(:?dead_lease AS TIMESTAMP WITH TIME ZONE))
