-- The stored days that are not final although they could be; not of stocks that KIS no longer knows. Scalars: market, settled_before (a date).
SELECT stock_code, price_basis, trade_date
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND NOT is_final AND trade_date <= CAST(:?settled_before AS DATE)
AND NOT EXISTS (
  SELECT 1 FROM resolution x
  WHERE x.stock_code = daily_price.stock_code AND x.market = daily_price.market AND x.reason = 'DELISTED'
  AND daily_price.trade_date BETWEEN x.from_date AND x.to_date)
ORDER BY stock_code, price_basis, trade_date
