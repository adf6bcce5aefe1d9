-- The stocks of a run. Scalar: run_id.
SELECT stock_code FROM collection_item WHERE run_id = CAST(:?run_id AS VARCHAR) ORDER BY stock_code
