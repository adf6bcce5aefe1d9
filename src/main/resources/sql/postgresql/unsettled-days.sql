-- The stored days that are not final although they could be. Scalars: market, settled_before (a date).
SELECT stock_code, price_basis, trade_date
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND NOT is_final AND trade_date <= CAST(:?settled_before AS DATE)
ORDER BY stock_code, price_basis, trade_date
