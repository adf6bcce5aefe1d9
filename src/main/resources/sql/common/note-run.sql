-- Notes a run that does not take place. Scalars: run_id, kind, from_date, trade_date, started_at (with its zone), job, owner,
-- state (SKIPPED or FAILED), reason (cut to fit).
INSERT INTO collection_run (run_id, kind, from_date, trade_date, started_at, finished_at, state, reason, job, owner)
VALUES (CAST(:?run_id AS VARCHAR), CAST(:?kind AS VARCHAR), CAST(:?from_date AS DATE), CAST(:?trade_date AS DATE),
  CAST(:?started_at AS TIMESTAMP WITH TIME ZONE), CAST(:?started_at AS TIMESTAMP WITH TIME ZONE), CAST(:?state AS VARCHAR),
  LEFT(CAST(:?reason AS VARCHAR), 1000), CAST(:?job AS VARCHAR), CAST(:?owner AS VARCHAR))
