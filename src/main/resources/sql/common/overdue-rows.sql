-- The rows of some stocks that have not been read again on their second trading morning, as overdue-days counts them. Array
-- of text: stock_code. Scalar: market.
SELECT d.stock_code, d.price_basis, d.trade_date
FROM settling_day s
JOIN daily_price d ON d.trade_date <= s.settled_before AND d.collected_at < s.collected_before
WHERE NOT d.is_final AND d.evidence <> 'LEGACY' AND d.market = CAST(:?market AS VARCHAR)
AND d.stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY))
AND NOT EXISTS (
  SELECT 1 FROM resolution x
  WHERE x.stock_code = d.stock_code AND x.market = d.market AND x.reason = 'DELISTED'
  AND d.trade_date BETWEEN x.from_date AND x.to_date)
ORDER BY d.stock_code, d.price_basis, d.trade_date
