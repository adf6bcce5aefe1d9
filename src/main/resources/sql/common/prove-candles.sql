-- Rows of an answer are final, once another answer agrees with it on a day; not those that may still move, none in doubt,
-- and none without trade: that there was none takes a second reading of the row itself. Array of text: trade_date
-- (yyyy-MM-dd). Scalars: stock_code, market, price_basis, settled_before (a date).
UPDATE daily_price SET is_final = TRUE, evidence = 'SEAMS'
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR)
AND trade_date = ANY (CAST(:?trade_date AS DATE ARRAY))
AND trade_date <= CAST(:?settled_before AS DATE)
AND NOT is_final AND open_price IS NOT NULL
AND NOT EXISTS (
  SELECT 1 FROM obligation o
  WHERE o.stock_code = daily_price.stock_code AND o.market = daily_price.market AND o.price_basis = daily_price.price_basis
  AND o.kind IN ('BASE', 'CHANGED') AND daily_price.trade_date BETWEEN o.from_date AND o.to_date)
AND NOT EXISTS (
  SELECT 1 FROM trading_day t
  WHERE t.trade_date = daily_price.trade_date AND NOT t.is_open AND t.is_certain AND t.source IN ('KIS', 'OBSERVED'))
