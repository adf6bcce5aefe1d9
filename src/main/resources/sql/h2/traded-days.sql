-- The days on which any stock was traded. Scalars: market, from_date, to_date (both included).
SELECT DISTINCT trade_date
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND volume > 0
AND trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
ORDER BY trade_date
