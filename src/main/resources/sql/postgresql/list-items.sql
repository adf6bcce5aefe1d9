-- The symbols of a run in one state, by code. Scalars: run_id, state.
SELECT stock_code, name, state, row_count, attempts, error_code, error_text, updated_at
FROM collection_item
WHERE run_id = CAST(:?run_id AS VARCHAR) AND state = CAST(:?state AS VARCHAR)
ORDER BY stock_code
