-- How many stocks that a run has collected completely lack a day: with rows within two weeks before and after it (lacking), and
-- with rows within two weeks before it and none later (ending). Days that nobody lacks are left out.
-- Array of text: trade_date (yyyy-MM-dd, no day twice). Scalars: run_id, market.
SELECT trade_date, SUM(CASE WHEN followed THEN 1 ELSE 0 END) AS lacking, SUM(CASE WHEN ended THEN 1 ELSE 0 END) AS ending
FROM (
  SELECT c.trade_date,
    EXISTS (
      SELECT 1 FROM daily_price d
      WHERE d.stock_code = i.stock_code AND d.market = CAST(:?market AS VARCHAR)
      AND d.trade_date BETWEEN c.trade_date + 1 AND c.trade_date + 14) AS followed,
    NOT EXISTS (
      SELECT 1 FROM daily_price d
      WHERE d.stock_code = i.stock_code AND d.market = CAST(:?market AS VARCHAR)
      AND d.trade_date > c.trade_date) AS ended
  FROM collection_item i
  CROSS JOIN (
    SELECT CAST(a.trade_date AS DATE) AS trade_date
    FROM UNNEST(CAST(:?trade_date AS VARCHAR ARRAY)) AS a (trade_date)) AS c
  WHERE i.run_id = CAST(:?run_id AS VARCHAR) AND i.state = 'DONE'
  -- Days between two collected ranges were asked for by nobody.
  AND EXISTS (
    SELECT 1 FROM collection_range g
    WHERE g.stock_code = i.stock_code AND g.market = CAST(:?market AS VARCHAR)
    AND c.trade_date BETWEEN g.from_date AND g.to_date)
  AND EXISTS (
    SELECT 1 FROM daily_price d
    WHERE d.stock_code = i.stock_code AND d.market = CAST(:?market AS VARCHAR)
    AND d.trade_date BETWEEN c.trade_date - 14 AND c.trade_date - 1)
  AND NOT EXISTS (
    SELECT 1 FROM daily_price d
    WHERE d.stock_code = i.stock_code AND d.market = CAST(:?market AS VARCHAR) AND d.trade_date = c.trade_date)) AS l
GROUP BY trade_date
