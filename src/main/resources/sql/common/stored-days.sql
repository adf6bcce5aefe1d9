-- The oldest and the newest stored day of a series; one row, null when there is none. Scalars: stock_code, market, price_basis.
SELECT MIN(trade_date) AS first_date, MAX(trade_date) AS last_date
FROM daily_price
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR)
