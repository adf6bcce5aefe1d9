-- The run that works on a job, or none; with the database's time, by which its lease is judged. Scalar: job.
SELECT run_id, kind, from_date, trade_date, started_at, owner, lease_until, CURRENT_TIMESTAMP AS store_time
FROM collection_run
WHERE running_job = CAST(:?job AS VARCHAR)
