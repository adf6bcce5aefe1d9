-- How many stocks have a row of each day, and with how many of them it is one of trade; of the series that has the most.
-- Scalars: market, from_date, to_date (both included).
SELECT trade_date, MAX(present) AS present, MAX(traded) AS traded
FROM (
  SELECT trade_date, price_basis, COUNT(*) AS present, SUM(CASE WHEN volume > 0 THEN 1 ELSE 0 END) AS traded
  FROM daily_price
  WHERE market = CAST(:?market AS VARCHAR)
  AND trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
  GROUP BY trade_date, price_basis) AS s
GROUP BY trade_date
ORDER BY trade_date
