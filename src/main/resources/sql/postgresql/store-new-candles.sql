-- First of three: stores the days that the table lacks; the update count is the number of new rows.
-- Arrays of text, one element per day and no day twice: trade_date (yyyy-MM-dd), open, high, low (null on a day without
-- trade), close, volume, turnover (null when the source has none), and what KIS says beside them: price_change, is_filler
-- (null when it says nothing), ex_code, split_ratio, revaluation_code (null on an ordinary day). Scalars: stock_code,
-- market, price_basis, source, run_id, collected_at (with its zone), settled_before (a date) and evidence: rows up to that
-- day are final at once, known from that evidence; with ONE_READING none is, and a day without trade never: that there was
-- none takes a second reading.
-- The lock lasts until the end of the transaction: one writer at a time for one series, so the statements that follow
-- see what the writer before has done, and nobody runs into a deadlock as long as a transaction writes one series.
WITH one_writer AS MATERIALIZED (
  SELECT pg_advisory_xact_lock(hashtextextended(
    CONCAT_WS(' ', 'daily_price', CAST(:?stock_code AS VARCHAR), CAST(:?market AS VARCHAR),
      CAST(:?price_basis AS VARCHAR)), 0))
)
INSERT INTO daily_price (stock_code, trade_date, market, price_basis, open_price, high_price, low_price,
  close_price, volume, turnover, is_final, source, run_id, collected_at, evidence, price_change, ex_code, split_ratio,
  revaluation_code, is_filler)
SELECT n.stock_code, n.trade_date, n.market, n.price_basis, n.open_price, n.high_price, n.low_price,
  n.close_price, n.volume, n.turnover, n.is_final, n.source, n.run_id, n.collected_at,
  CASE WHEN n.is_final THEN n.evidence ELSE 'ONE_READING' END, n.price_change, n.ex_code, n.split_ratio,
  n.revaluation_code, n.is_filler
FROM one_writer
CROSS JOIN (
    SELECT p.stock_code, CAST(a.trade_date AS DATE) AS trade_date, p.market, p.price_basis,
      CAST(a.open_price AS NUMERIC(18, 2)) AS open_price, CAST(a.high_price AS NUMERIC(18, 2)) AS high_price,
      CAST(a.low_price AS NUMERIC(18, 2)) AS low_price, CAST(a.close_price AS NUMERIC(18, 2)) AS close_price,
      CAST(a.volume AS BIGINT) AS volume, CAST(a.turnover AS BIGINT) AS turnover,
      CAST(a.price_change AS NUMERIC(18, 2)) AS price_change, a.ex_code,
      CAST(a.split_ratio AS NUMERIC(18, 6)) AS split_ratio, a.revaluation_code,
      CAST(a.is_filler AS BOOLEAN) AS is_filler, p.source, p.run_id, p.collected_at, p.evidence,
      CAST(a.trade_date AS DATE) <= p.settled_before AND p.evidence <> ALL (ARRAY['ONE_READING'])
        AND a.open_price IS NOT NULL AS is_final
    FROM UNNEST(
        CAST(:?trade_date AS VARCHAR ARRAY), CAST(:?open AS VARCHAR ARRAY), CAST(:?high AS VARCHAR ARRAY),
        CAST(:?low AS VARCHAR ARRAY), CAST(:?close AS VARCHAR ARRAY), CAST(:?volume AS VARCHAR ARRAY),
        CAST(:?turnover AS VARCHAR ARRAY), CAST(:?price_change AS VARCHAR ARRAY), CAST(:?ex_code AS VARCHAR ARRAY),
        CAST(:?split_ratio AS VARCHAR ARRAY), CAST(:?revaluation_code AS VARCHAR ARRAY),
        CAST(:?is_filler AS VARCHAR ARRAY))
      AS a (trade_date, open_price, high_price, low_price, close_price, volume, turnover, price_change, ex_code,
        split_ratio, revaluation_code, is_filler)
    CROSS JOIN (
      SELECT CAST(:?stock_code AS VARCHAR) AS stock_code, CAST(:?market AS VARCHAR) AS market,
        CAST(:?price_basis AS VARCHAR) AS price_basis, CAST(:?source AS VARCHAR) AS source,
        CAST(:?run_id AS VARCHAR) AS run_id, CAST(:?collected_at AS TIMESTAMP WITH TIME ZONE) AS collected_at,
        CAST(:?settled_before AS DATE) AS settled_before, CAST(:?evidence AS VARCHAR) AS evidence
    ) AS p
  ) n
ORDER BY n.trade_date
ON CONFLICT DO NOTHING
