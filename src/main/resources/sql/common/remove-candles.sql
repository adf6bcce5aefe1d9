-- Removes rows of days on which the exchange was closed, and which KIS has no more. Array of text: trade_date (yyyy-MM-dd).
-- Scalars: stock_code, market, price_basis.
DELETE FROM daily_price
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR) AND trade_date = ANY (CAST(:?trade_date AS DATE ARRAY))
AND trade_date IN (
  SELECT t.trade_date FROM trading_day t WHERE NOT t.is_open AND t.is_certain AND t.source IN ('KIS', 'OBSERVED'))
