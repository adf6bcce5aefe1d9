-- The stocks among some that have any row of a day before another. Array of text: stock_code. Scalars: market, trade_date
-- (the other day).
SELECT c.stock_code
FROM UNNEST(CAST(:?stock_code AS VARCHAR ARRAY)) AS c (stock_code)
WHERE EXISTS (
  SELECT 1 FROM daily_price d WHERE d.stock_code = c.stock_code AND d.market = CAST(:?market AS VARCHAR)
  AND d.trade_date < CAST(:?trade_date AS DATE))
