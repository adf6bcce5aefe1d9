-- The stocks of a run, and what is left to ask of them. Scalar: run_id.
SELECT stock_code, remaining FROM collection_item WHERE run_id = CAST(:?run_id AS VARCHAR) ORDER BY stock_code
