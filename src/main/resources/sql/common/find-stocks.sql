-- Stocks of the master files and those that were to be collected, by a part of their code or name: exact codes first, then collected
-- ones, then by code. Scalars: query (blank for all), market (of the candles), row_limit.
SELECT f.*,
  (SELECT MIN(d.trade_date) FROM daily_price d WHERE d.stock_code = f.stock_code AND d.market = f.of_market) AS first_day,
  (SELECT MAX(d.trade_date) FROM daily_price d WHERE d.stock_code = f.stock_code AND d.market = f.of_market) AS last_day
FROM (
  SELECT k.stock_code, COALESCE(i.name, n.name) AS name, i.market, p.of_market, k.is_collected,
    COALESCE(i.is_halted, l.is_halted) AS is_halted,
    COALESCE(i.listing_date, l.listed_on) AS listed_on,
    COALESCE(i.delisted_on, CASE WHEN i.stock_code IS NULL THEN l.delisted_on END) AS delisted_on,
    CASE WHEN i.stock_code IS NOT NULL THEN i.delisted_on IS NULL
      WHEN l.state = 'ANSWERED' THEN l.delisted_on IS NULL END AS is_listed
  FROM (
    SELECT s.stock_code, MAX(s.collected) AS is_collected
    FROM (
      SELECT stock_code, 0 AS collected FROM instrument
      UNION ALL
      SELECT stock_code, 1 AS collected FROM collection_range) AS s
    GROUP BY s.stock_code) AS k
  CROSS JOIN (SELECT CAST(:?query AS VARCHAR) AS query, CAST(:?market AS VARCHAR) AS of_market) AS p
  LEFT JOIN instrument i ON i.stock_code = k.stock_code
  LEFT JOIN stock_listing l ON l.stock_code = k.stock_code
  LEFT JOIN (
    SELECT t.stock_code, MAX(t.name) AS name
    FROM collection_item t
    WHERE t.run_id IN (SELECT r.run_id FROM collection_run r ORDER BY r.started_at DESC LIMIT 20)
    GROUP BY t.stock_code) AS n ON n.stock_code = k.stock_code
  WHERE p.query = ''
  OR SUBSTRING(k.stock_code FROM 1 FOR CHAR_LENGTH(p.query)) = UPPER(p.query)
  OR POSITION(UPPER(p.query) IN UPPER(COALESCE(i.name, n.name, ''))) > 0
  ORDER BY CASE WHEN k.stock_code = UPPER(p.query) THEN 0 ELSE 1 END, k.is_collected DESC, k.stock_code
  LIMIT CAST(:?row_limit AS INTEGER)) AS f
ORDER BY CASE WHEN f.stock_code = UPPER(CAST(:?query AS VARCHAR)) THEN 0 ELSE 1 END, f.is_collected DESC, f.stock_code
