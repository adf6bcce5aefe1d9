-- Stored rows of some stocks on days on which the exchange was closed. Array of text: stock_code. Scalar: market.
SELECT d.stock_code, COUNT(*) AS days, MIN(d.trade_date) AS first_date
FROM trading_day t
JOIN daily_price d ON d.trade_date = t.trade_date
WHERE NOT t.is_open AND t.is_certain AND t.source IN ('KIS', 'OBSERVED') AND d.market = CAST(:?market AS VARCHAR)
AND d.stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY))
AND NOT EXISTS (
  SELECT 1 FROM resolution x
  WHERE x.stock_code = d.stock_code AND x.market = d.market AND x.reason = 'ACCEPTED'
  AND t.trade_date BETWEEN x.from_date AND x.to_date)
GROUP BY d.stock_code
ORDER BY d.stock_code
