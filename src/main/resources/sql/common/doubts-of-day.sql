-- Why candles of one day are in doubt, by stock. The day alone is named: with stocks from one to another, H2 might look at all their days.
-- Scalars: market, price_basis, trade_date.
SELECT u.stock_code, u.trade_date, u.reason
FROM doubtful_daily_price u
WHERE u.trade_date = CAST(:?trade_date AS DATE)
AND u.market = CAST(:?market AS VARCHAR) AND u.price_basis = CAST(:?price_basis AS VARCHAR)
ORDER BY u.stock_code, u.doubt
