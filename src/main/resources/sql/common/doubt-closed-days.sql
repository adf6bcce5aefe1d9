-- Rows of some stocks on days on which the exchange was closed are not final, unless the operator has accepted them. Array of
-- text: stock_code. Scalar: market.
UPDATE daily_price SET is_final = FALSE, evidence = 'ONE_READING'
WHERE market = CAST(:?market AS VARCHAR) AND stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY)) AND is_final
AND trade_date IN (
  SELECT t.trade_date FROM trading_day t WHERE NOT t.is_open AND t.is_certain AND t.source IN ('KIS', 'OBSERVED'))
AND NOT EXISTS (
  SELECT 1 FROM resolution x
  WHERE x.stock_code = daily_price.stock_code AND x.market = daily_price.market AND x.reason = 'ACCEPTED'
  AND daily_price.trade_date BETWEEN x.from_date AND x.to_date)
