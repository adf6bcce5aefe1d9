-- First of three: stores the days that the table lacks; the update count is the number of new rows.
-- Arrays of text, one element per day and no day twice: trade_date (yyyy-MM-dd), open, high, low (null on a day without
-- trade), close, volume, turnover (null when the source has none). Scalars: stock_code, market, price_basis, source,
-- run_id, collected_at (with its zone), settled_before (a date: rows up to it are final at once).
-- The lock lasts until the end of the transaction: one writer at a time for one series, so the statements that follow
-- see what the writer before has done, and nobody runs into a deadlock as long as a transaction writes one series.
WITH one_writer AS MATERIALIZED (
  SELECT pg_advisory_xact_lock(hashtextextended(
    CONCAT_WS(' ', 'daily_price', CAST(:?stock_code AS VARCHAR), CAST(:?market AS VARCHAR),
      CAST(:?price_basis AS VARCHAR)), 0))
)
INSERT INTO daily_price (stock_code, trade_date, market, price_basis, open_price, high_price, low_price,
  close_price, volume, turnover, is_final, evidence, source, run_id, collected_at)
SELECT n.stock_code, n.trade_date, n.market, n.price_basis, n.open_price, n.high_price, n.low_price,
  n.close_price, n.volume, n.turnover, n.is_final, CASE WHEN n.is_final THEN 'SEAMS' ELSE 'ONE_READING' END, n.source,
  n.run_id, n.collected_at
FROM one_writer
CROSS JOIN (
    SELECT p.stock_code, CAST(a.trade_date AS DATE) AS trade_date, p.market, p.price_basis,
      CAST(a.open_price AS NUMERIC(18, 2)) AS open_price, CAST(a.high_price AS NUMERIC(18, 2)) AS high_price,
      CAST(a.low_price AS NUMERIC(18, 2)) AS low_price, CAST(a.close_price AS NUMERIC(18, 2)) AS close_price,
      CAST(a.volume AS BIGINT) AS volume, CAST(a.turnover AS BIGINT) AS turnover,
      p.source, p.run_id, p.collected_at,
      CAST(a.trade_date AS DATE) <= p.settled_before AS is_final
    FROM UNNEST(
        CAST(:?trade_date AS VARCHAR ARRAY), CAST(:?open AS VARCHAR ARRAY), CAST(:?high AS VARCHAR ARRAY),
        CAST(:?low AS VARCHAR ARRAY), CAST(:?close AS VARCHAR ARRAY), CAST(:?volume AS VARCHAR ARRAY),
        CAST(:?turnover AS VARCHAR ARRAY))
      AS a (trade_date, open_price, high_price, low_price, close_price, volume, turnover)
    CROSS JOIN (
      SELECT CAST(:?stock_code AS VARCHAR) AS stock_code, CAST(:?market AS VARCHAR) AS market,
        CAST(:?price_basis AS VARCHAR) AS price_basis, CAST(:?source AS VARCHAR) AS source,
        CAST(:?run_id AS VARCHAR) AS run_id, CAST(:?collected_at AS TIMESTAMP WITH TIME ZONE) AS collected_at,
        CAST(:?settled_before AS DATE) AS settled_before
    ) AS p
  ) n
ORDER BY n.trade_date
ON CONFLICT DO NOTHING
