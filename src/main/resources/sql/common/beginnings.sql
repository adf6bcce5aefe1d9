-- Where series begin, of all that were asked for from from_date on or earlier: where there is evidence for it, or one answer
-- has shown it (an obligation has that asked again), or with a row of the first known trading day, when that lies so near that
-- nothing but a closure can be before it.
-- Array of text: stock_code. Scalars: market, from_date.
SELECT stock_code, price_basis, MAX(begins_on) AS begins_on
FROM (
  SELECT g.stock_code, g.price_basis, COALESCE(
    (SELECT s.begins_on FROM series_state s
      WHERE s.stock_code = g.stock_code AND s.market = g.market AND s.price_basis = g.price_basis
      AND s.begins_on > CAST(:?from_date AS DATE)), (
    SELECT MIN(d.trade_date) FROM daily_price d
    WHERE d.stock_code = g.stock_code AND d.market = g.market AND d.price_basis = g.price_basis
    AND d.trade_date <= g.from_date + 14
    AND d.trade_date = (
      SELECT MIN(t.trade_date) FROM trading_day t
      WHERE t.is_open AND t.source IN ('KIS', 'OBSERVED') AND t.trade_date >= g.from_date))) AS begins_on
  FROM collection_range g
  WHERE g.market = CAST(:?market AS VARCHAR) AND g.from_date <= CAST(:?from_date AS DATE)
  AND g.stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY))) AS b
WHERE begins_on > CAST(:?from_date AS DATE)
GROUP BY stock_code, price_basis
