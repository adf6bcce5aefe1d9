-- The rows that are missing, of the newest days first. Scalars: stock_code (null for all), market, from_date, to_date, row_limit.
SELECT m.stock_code, m.trade_date, m.market, m.price_basis,
  COALESCE(i.name, (
    SELECT t.name FROM collection_item t
    WHERE t.stock_code = m.stock_code
    AND t.run_id = (SELECT r.run_id FROM collection_run r WHERE r.symbol_count > 0 ORDER BY r.started_at DESC LIMIT 1))) AS name
FROM (
  SELECT w.stock_code, w.trade_date, w.market, w.price_basis
  FROM missing_daily_price w
  CROSS JOIN (SELECT CAST(:?stock_code AS VARCHAR) AS stock_code) AS p
  WHERE w.market = CAST(:?market AS VARCHAR)
  AND w.trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
  AND (p.stock_code IS NULL OR w.stock_code = p.stock_code)
  ORDER BY w.trade_date DESC, w.stock_code, w.price_basis
  LIMIT CAST(:?row_limit AS INTEGER)) AS m
LEFT JOIN instrument i ON i.stock_code = m.stock_code
ORDER BY m.trade_date DESC, m.stock_code, m.price_basis
