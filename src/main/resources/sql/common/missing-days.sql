-- What missing_daily_price lists of one market. Scalar: market.
SELECT stock_code, price_basis, trade_date
FROM missing_daily_price
WHERE market = CAST(:?market AS VARCHAR)
ORDER BY stock_code, price_basis, trade_date
