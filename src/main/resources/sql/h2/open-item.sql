-- Lists the symbols of a run as PENDING, all at once; those it lists already stay as they are. The update count is the
-- number of symbols added. Arrays of text: stock_code (none twice), name (may be null). Scalars: run_id, updated_at.
INSERT INTO collection_item (run_id, stock_code, name, state, updated_at)
SELECT CAST(:?run_id AS VARCHAR), s.stock_code, LEFT(s.name, 100), 'PENDING',
  CAST(:?updated_at AS TIMESTAMP WITH TIME ZONE)
FROM UNNEST(CAST(:?stock_code AS VARCHAR ARRAY), CAST(:?name AS VARCHAR ARRAY)) AS s (stock_code, name)
WHERE NOT EXISTS (
  SELECT 1 FROM collection_item i WHERE i.run_id = CAST(:?run_id AS VARCHAR) AND i.stock_code = s.stock_code)
ORDER BY s.stock_code
