-- Lists the symbols of a new run. Arrays of text, one element per symbol: stock_code (none twice), name, remaining (the
-- days to ask for; blank when all of them are complete and final: such a symbol is DONE at once).
-- Scalars: run_id, owner, updated_at (with its zone).
INSERT INTO collection_item (run_id, stock_code, name, state, owner, remaining, updated_at)
SELECT CAST(:?run_id AS VARCHAR), s.stock_code, LEFT(s.name, 100),
  CASE WHEN s.remaining = '' THEN 'DONE' ELSE 'PENDING' END,
  CAST(:?owner AS VARCHAR), s.remaining, CAST(:?updated_at AS TIMESTAMP WITH TIME ZONE)
FROM UNNEST(CAST(:?stock_code AS VARCHAR ARRAY), CAST(:?name AS VARCHAR ARRAY), CAST(:?remaining AS VARCHAR ARRAY))
  AS s (stock_code, name, remaining)
ORDER BY s.stock_code
