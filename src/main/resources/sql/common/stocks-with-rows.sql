-- A stock that has a row of one of some days, and whether another one has, too; no row where none has. Scalars: from_date and
-- to_date (both included).
SELECT one.stock_code, EXISTS (
  SELECT 1 FROM daily_price d
  WHERE d.trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
  AND d.stock_code <> one.stock_code) AS has_another
FROM (
  SELECT stock_code FROM daily_price
  WHERE trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
  LIMIT 1) AS one
