-- How many rows are missing of each day, the newest first. Scalars: stock_code (null for all), market, from_date, to_date.
SELECT m.trade_date, COUNT(*) AS missing
FROM missing_daily_price m
CROSS JOIN (SELECT CAST(:?stock_code AS VARCHAR) AS stock_code) AS p
WHERE m.market = CAST(:?market AS VARCHAR)
AND m.trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
AND (p.stock_code IS NULL OR m.stock_code = p.stock_code)
GROUP BY m.trade_date
ORDER BY m.trade_date DESC
