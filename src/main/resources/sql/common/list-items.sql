-- The symbols of a run: failed ones first, then empty ones, then the others. Scalars: run_id, state (null for all), row_limit.
SELECT i.stock_code, i.name, i.state, i.row_count, i.attempts, i.first_date, i.last_date, i.error_code, i.error_text,
  i.reread_reason, i.updated_at
FROM collection_item i
CROSS JOIN (SELECT CAST(:?state AS VARCHAR) AS state) AS p
WHERE i.run_id = CAST(:?run_id AS VARCHAR)
AND (p.state IS NULL OR i.state = p.state)
ORDER BY CASE i.state WHEN 'FAILED' THEN 0 WHEN 'EMPTY' THEN 1 ELSE 2 END, i.stock_code
LIMIT CAST(:?row_limit AS INTEGER)
