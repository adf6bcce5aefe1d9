-- What stocks are called, listed or not: by the master files, else by the newest run that collected them.
-- Array of text: stock_code, no code twice.
SELECT
  c.stock_code, i.is_halted,
  COALESCE(i.name, (
    SELECT t.name FROM collection_item t
    WHERE t.stock_code = c.stock_code AND t.name IS NOT NULL
    ORDER BY t.updated_at DESC LIMIT 1)) AS name
FROM UNNEST(CAST(:?stock_code AS VARCHAR ARRAY)) AS c (stock_code)
LEFT JOIN instrument i ON i.stock_code = c.stock_code
