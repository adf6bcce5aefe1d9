-- After a run: where a series begins, for the ranges whose beginning the run has asked for. A stock with rows begins with the
-- first of them, one of which the broker has nothing begins after the run. Null when that is the first known trading day, near the
-- beginning of the range: then it has the whole range. Scalars: run_id, market.
UPDATE collection_range g SET begins_on = (
  SELECT CASE
    WHEN i.state = 'EMPTY' AND NOT EXISTS (
      SELECT 1 FROM daily_price d
      WHERE d.stock_code = g.stock_code AND d.market = g.market AND d.price_basis = g.price_basis
      AND d.trade_date BETWEEN g.from_date AND r.trade_date) THEN r.trade_date + 1
    ELSE NULLIF(
      (SELECT MIN(d.trade_date) FROM daily_price d
        WHERE d.stock_code = g.stock_code AND d.market = g.market AND d.price_basis = g.price_basis
        AND d.trade_date >= g.from_date),
      (SELECT MIN(t.trade_date) FROM trading_day t
        WHERE t.is_open AND t.source IN ('KIS', 'OBSERVED') AND t.trade_date BETWEEN g.from_date AND g.from_date + 14))
    END
  FROM collection_run r JOIN collection_item i ON i.run_id = r.run_id
  WHERE r.run_id = CAST(:?run_id AS VARCHAR) AND i.stock_code = g.stock_code)
WHERE g.market = CAST(:?market AS VARCHAR)
AND EXISTS (
  SELECT 1 FROM collection_run r JOIN collection_item i ON i.run_id = r.run_id
  WHERE r.run_id = CAST(:?run_id AS VARCHAR) AND i.stock_code = g.stock_code AND i.state IN ('DONE', 'EMPTY')
  AND r.trade_date >= COALESCE(g.begins_on, g.from_date)
  AND r.from_date <= COALESCE(
    (SELECT MIN(t.trade_date) FROM trading_day t
      WHERE t.is_open AND t.source IN ('KIS', 'OBSERVED') AND t.trade_date >= COALESCE(g.begins_on, g.from_date)),
    g.begins_on, g.from_date))
