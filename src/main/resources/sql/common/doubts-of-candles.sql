-- Why candles are in doubt. Scalars: from_code, to_code, market, price_basis, from_date, to_date; all four ends are included.
SELECT u.stock_code, u.trade_date, u.reason
FROM doubtful_daily_price u
WHERE u.stock_code BETWEEN CAST(:?from_code AS VARCHAR) AND CAST(:?to_code AS VARCHAR)
AND u.trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
AND u.market = CAST(:?market AS VARCHAR) AND u.price_basis = CAST(:?price_basis AS VARCHAR)
ORDER BY u.stock_code, u.trade_date, u.doubt
