-- After a run: a stock that KIS no longer knows has ended with its last stored day, and nothing after it is expected. Should
-- KIS know it again, the next run goes further. Scalars: run_id, market.
UPDATE collection_range g SET to_date = (
  SELECT MAX(d.trade_date) FROM daily_price d
  WHERE d.stock_code = g.stock_code AND d.market = g.market AND d.price_basis = g.price_basis
  AND d.trade_date BETWEEN g.from_date AND g.to_date)
WHERE g.market = CAST(:?market AS VARCHAR)
AND EXISTS (
  SELECT 1 FROM collection_run r JOIN collection_item i ON i.run_id = r.run_id
  WHERE r.run_id = CAST(:?run_id AS VARCHAR) AND i.stock_code = g.stock_code
  AND i.state = 'EMPTY' AND i.error_code = 'UNKNOWN_CODE' AND r.trade_date >= g.to_date)
AND EXISTS (
  SELECT 1 FROM daily_price d
  WHERE d.stock_code = g.stock_code AND d.market = g.market AND d.price_basis = g.price_basis
  AND d.trade_date BETWEEN g.from_date AND g.to_date)
