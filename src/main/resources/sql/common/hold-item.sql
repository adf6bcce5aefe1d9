-- The progress of a symbol, locked until the end of the transaction; no row when the run belongs to another process now.
-- Scalars: run_id, stock_code, owner.
SELECT state, row_count, reread_rows, new_rows, changed_rows, unchanged_rows, attempts, error_code, error_text, remaining,
  first_date, last_date, reread_reason
FROM collection_item
WHERE run_id = CAST(:?run_id AS VARCHAR) AND stock_code = CAST(:?stock_code AS VARCHAR) AND owner = CAST(:?owner AS VARCHAR)
FOR UPDATE
