-- The oldest stored day of each of some series that is not final although it could be. Arrays of text: stock_code.
-- Scalars: market, settled_before (a date).
SELECT stock_code, price_basis, MIN(trade_date) AS from_date
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND NOT is_final AND trade_date <= CAST(:?settled_before AS DATE)
AND stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY))
GROUP BY stock_code, price_basis
