-- The items of a run, in the order in which they are asked for. Scalar: run_id.
SELECT stock_code, name, state, row_count, reread_rows, new_rows, changed_rows, unchanged_rows, attempts, error_code,
  error_text, remaining, first_date, last_date, reread_reason
FROM collection_item
WHERE run_id = CAST(:?run_id AS VARCHAR)
ORDER BY stock_code
