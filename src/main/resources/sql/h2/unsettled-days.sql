-- The stored days that are not final although they could be; not of stocks that KIS no longer knows. Scalars: market, settled_before (a date).
SELECT stock_code, price_basis, trade_date
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND NOT is_final AND trade_date <= CAST(:?settled_before AS DATE)
AND NOT EXISTS (SELECT 1 FROM stock_listing l WHERE l.stock_code = daily_price.stock_code AND l.state = 'UNKNOWN_CODE')
ORDER BY stock_code, price_basis, trade_date
