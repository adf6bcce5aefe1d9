-- Opens a run. Scalars: run_id, kind, trade_date (a date), started_at (with its zone).
INSERT INTO collection_run (run_id, kind, trade_date, started_at, state)
VALUES (CAST(:?run_id AS VARCHAR), CAST(:?kind AS VARCHAR), CAST(:?trade_date AS DATE),
  CAST(:?started_at AS TIMESTAMP WITH TIME ZONE), 'RUNNING')
