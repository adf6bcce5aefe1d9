-- Whether a row of a series is stored between two days. Scalars: stock_code, market, price_basis, from_date, to_date (both included).
SELECT 1 FROM daily_price
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR)
AND trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
LIMIT 1
