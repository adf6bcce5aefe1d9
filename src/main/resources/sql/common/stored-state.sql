-- How much is stored of one market, and what is wrong with it. Scalar: market.
SELECT
  (SELECT COUNT(*) FROM daily_price d WHERE d.market = p.market) AS stored_rows,
  (SELECT MAX(d.trade_date) FROM daily_price d WHERE d.market = p.market) AS newest_day,
  (SELECT COUNT(*) FROM missing_daily_price m WHERE m.market = p.market) AS missing_rows,
  (SELECT COUNT(DISTINCT q.stock_code) FROM missing_daily_price q WHERE q.market = p.market) AS missing_stocks,
  (SELECT COUNT(*) FROM doubtful_daily_price u WHERE u.market = p.market) AS doubtful_rows
FROM (SELECT CAST(:?market AS VARCHAR) AS market) AS p
