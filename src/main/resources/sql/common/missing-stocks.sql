-- What missing_daily_price lists of one market, one row per stock and price basis. Scalar: market.
SELECT m.stock_code, m.price_basis, MIN(m.trade_date) AS first_day, MAX(m.trade_date) AS last_day, COUNT(*) AS day_count,
  (SELECT t.name FROM collection_item t
   WHERE t.stock_code = m.stock_code AND t.name IS NOT NULL ORDER BY t.updated_at DESC LIMIT 1) AS name
FROM missing_daily_price m
WHERE m.market = CAST(:?market AS VARCHAR)
GROUP BY m.stock_code, m.price_basis
ORDER BY m.stock_code, m.price_basis
