-- Trading days of a run without a row although its symbol is done: those after its first row in the days of the run, up to
-- its delisting; with that first row. Array of text: price_basis. Scalars: run_id, market.
SELECT f.stock_code, f.price_basis, t.trade_date, f.first_date
FROM (
  SELECT d.stock_code, d.price_basis, r.trade_date AS to_date, MIN(d.trade_date) AS first_date
  FROM collection_run r
  JOIN collection_item i ON i.run_id = r.run_id AND i.state = 'DONE'
  JOIN daily_price d ON d.stock_code = i.stock_code AND d.trade_date BETWEEN r.from_date AND r.trade_date
  WHERE r.run_id = CAST(:?run_id AS VARCHAR) AND d.market = CAST(:?market AS VARCHAR)
  AND d.price_basis = ANY (CAST(:?price_basis AS VARCHAR ARRAY))
  GROUP BY d.stock_code, d.price_basis, r.trade_date) AS f
JOIN trading_day t ON t.trade_date BETWEEN f.first_date AND f.to_date
LEFT JOIN instrument n ON n.stock_code = f.stock_code
WHERE t.is_open AND t.source IN ('KIS', 'OBSERVED') AND (n.delisted_on IS NULL OR t.trade_date < n.delisted_on)
AND NOT EXISTS (
  SELECT 1 FROM daily_price d
  WHERE d.stock_code = f.stock_code AND d.trade_date = t.trade_date AND d.market = CAST(:?market AS VARCHAR)
  AND d.price_basis = f.price_basis)
ORDER BY f.stock_code, f.price_basis, t.trade_date
