-- Opens a run and claims its job; fails on running_job (23505) when the job runs already.
-- Scalars: run_id, kind, from_date and trade_date (first and last day), started_at (with its zone), job, owner,
-- lease_seconds (the lease ends that long after now, by the database's clock).
INSERT INTO collection_run (run_id, kind, from_date, trade_date, started_at, state, job, running_job, owner, lease_until)
VALUES (CAST(:?run_id AS VARCHAR), CAST(:?kind AS VARCHAR), CAST(:?from_date AS DATE), CAST(:?trade_date AS DATE),
  CAST(:?started_at AS TIMESTAMP WITH TIME ZONE), 'RUNNING', CAST(:?job AS VARCHAR), CAST(:?job AS VARCHAR),
  CAST(:?owner AS VARCHAR), CURRENT_TIMESTAMP + CAST(:?lease_seconds AS INTEGER) * INTERVAL '1' SECOND)
