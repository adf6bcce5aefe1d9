-- Days of which no other stock has a row, although another one was collected for them and has rows within two weeks before and
-- after; not those that are certainly open. Array of text: trade_date (yyyy-MM-dd, no day twice). Scalars: stock_code (the one
-- that may have them), market.
SELECT c.trade_date
FROM (
  SELECT CAST(a.trade_date AS DATE) AS trade_date
  FROM UNNEST(CAST(:?trade_date AS VARCHAR ARRAY)) AS a (trade_date)) AS c
WHERE NOT EXISTS (
  SELECT 1 FROM trading_day t WHERE t.trade_date = c.trade_date AND t.is_open AND t.is_certain)
AND EXISTS (
  SELECT 1 FROM collection_range g
  WHERE g.stock_code <> CAST(:?stock_code AS VARCHAR) AND g.market = CAST(:?market AS VARCHAR)
  AND c.trade_date BETWEEN g.from_date AND g.to_date
  AND EXISTS (
    SELECT 1 FROM daily_price d
    WHERE d.stock_code = g.stock_code AND d.market = g.market
    AND d.trade_date BETWEEN c.trade_date - 14 AND c.trade_date - 1)
  AND EXISTS (
    SELECT 1 FROM daily_price d
    WHERE d.stock_code = g.stock_code AND d.market = g.market
    AND d.trade_date BETWEEN c.trade_date + 1 AND c.trade_date + 14)
  -- A halt or a delisting explains why it has none.
  AND NOT EXISTS (
    SELECT 1 FROM resolution x
    WHERE x.stock_code = g.stock_code AND x.market = g.market AND c.trade_date BETWEEN x.from_date AND x.to_date))
AND NOT EXISTS (
  SELECT 1 FROM daily_price o
  WHERE o.market = CAST(:?market AS VARCHAR) AND o.trade_date = c.trade_date
  AND o.stock_code <> CAST(:?stock_code AS VARCHAR))
ORDER BY c.trade_date
