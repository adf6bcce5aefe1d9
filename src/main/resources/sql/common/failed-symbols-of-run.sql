-- The first symbols that failed in a run. Scalars: run_id, at_most.
SELECT stock_code, name FROM collection_item
WHERE run_id = CAST(:?run_id AS VARCHAR) AND state = 'FAILED'
ORDER BY stock_code
FETCH FIRST CAST(:?at_most AS INTEGER) ROWS ONLY
