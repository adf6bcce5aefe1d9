-- The newest run of a schedule that began in a time, and when the first one did; none when none did. Scalars: kind and other_kind
-- (what the schedule collects), job_start (what the names of its jobs begin with), since and until (both included, with
-- their zone).
SELECT run_id, job, trade_date, state, finished_at,
  state = 'RUNNING' AND (lease_until < CURRENT_TIMESTAMP OR lease_until > CURRENT_TIMESTAMP + INTERVAL '10' MINUTE)
    AS interrupted,
  MIN(started_at) OVER () AS first_started_at
FROM collection_run
WHERE kind = ANY (ARRAY[CAST(:?other_kind AS VARCHAR), CAST(:?kind AS VARCHAR)])
AND SUBSTRING(job FROM 1 FOR CHAR_LENGTH(CAST(:?job_start AS VARCHAR))) = CAST(:?job_start AS VARCHAR)
AND started_at BETWEEN CAST(:?since AS TIMESTAMP WITH TIME ZONE) AND CAST(:?until AS TIMESTAMP WITH TIME ZONE)
ORDER BY started_at DESC, run_id DESC
FETCH FIRST 1 ROW ONLY
