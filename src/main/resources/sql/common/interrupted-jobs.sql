-- The jobs whose owner shows no sign of life any more, oldest first; also those whose lease ends later than any lease does (ten
-- minutes), because the clock was set back. Scalar: job_start (what their names begin with).
SELECT running_job
FROM collection_run
WHERE state = 'RUNNING' AND (lease_until < CURRENT_TIMESTAMP OR lease_until > CURRENT_TIMESTAMP + INTERVAL '10' MINUTE)
AND SUBSTRING(running_job FROM 1 FOR CHAR_LENGTH(CAST(:?job_start AS VARCHAR))) = CAST(:?job_start AS VARCHAR)
ORDER BY started_at, run_id
