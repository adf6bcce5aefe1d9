-- Second of three: replaces the rows whose values differ and keeps what they were in daily_price_revision; the update
-- count is the number of changed rows. A changed row is no longer final: another run has to read the same. Comparing knows
-- nulls. Where the values agree, what KIS says beside them is brought up to date without a revision,
-- and so is the source of a row that the prices of many stocks (FHKST11300006) gave first.
-- Arrays of text, one element per day and no day twice: trade_date (yyyy-MM-dd), open, high, low (null on a day without
-- trade), close, volume, turnover (null when the source has none), and what KIS says beside them: price_change, is_filler
-- (null when it says nothing), ex_code, split_ratio, revaluation_code (null on an ordinary day). Scalars: stock_code,
-- market, price_basis, source, run_id, collected_at (with its zone), revision_reason: why the values differ; null stands for
-- RESTATED where the row was final, and for SETTLED where it was not.
INSERT INTO daily_price_revision (stock_code, trade_date, market, price_basis, open_price, high_price, low_price,
  close_price, volume, turnover, is_final, source, run_id, collected_at,
  replaced_run_id, replaced_at, reason)
SELECT d.stock_code, d.trade_date, d.market, d.price_basis, d.open_price, d.high_price, d.low_price,
  d.close_price, d.volume, d.turnover, d.is_final, d.source, d.run_id, d.collected_at,
  CAST(:?run_id AS VARCHAR), CAST(:?collected_at AS TIMESTAMP WITH TIME ZONE),
  COALESCE(CAST(:?revision_reason AS VARCHAR), CASE WHEN d.is_final THEN 'RESTATED' ELSE 'SETTLED' END)
FROM OLD TABLE (
MERGE INTO daily_price d
USING (
    SELECT p.stock_code, CAST(a.trade_date AS DATE) AS trade_date, p.market, p.price_basis,
      CAST(a.open_price AS NUMERIC(18, 2)) AS open_price, CAST(a.high_price AS NUMERIC(18, 2)) AS high_price,
      CAST(a.low_price AS NUMERIC(18, 2)) AS low_price, CAST(a.close_price AS NUMERIC(18, 2)) AS close_price,
      CAST(a.volume AS BIGINT) AS volume, CAST(a.turnover AS BIGINT) AS turnover,
      CAST(a.price_change AS NUMERIC(18, 2)) AS price_change, a.ex_code,
      CAST(a.split_ratio AS NUMERIC(18, 6)) AS split_ratio, a.revaluation_code,
      CAST(a.is_filler AS BOOLEAN) AS is_filler, p.source, p.run_id, p.collected_at
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
        CAST(:?run_id AS VARCHAR) AS run_id, CAST(:?collected_at AS TIMESTAMP WITH TIME ZONE) AS collected_at
    ) AS p
    ORDER BY trade_date
  ) n
ON d.stock_code = n.stock_code AND d.trade_date = n.trade_date AND d.market = n.market AND d.price_basis = n.price_basis
WHEN MATCHED AND (d.open_price, d.high_price, d.low_price, d.close_price, d.volume, d.turnover)
    IS DISTINCT FROM (n.open_price, n.high_price, n.low_price, n.close_price, n.volume, n.turnover)
THEN UPDATE SET open_price = n.open_price, high_price = n.high_price, low_price = n.low_price,
  close_price = n.close_price, volume = n.volume, turnover = n.turnover, is_final = FALSE, evidence = 'ONE_READING',
  source = n.source, run_id = n.run_id, collected_at = n.collected_at,
  ex_code = n.ex_code, split_ratio = n.split_ratio, revaluation_code = n.revaluation_code,
  price_change = COALESCE(n.price_change, d.price_change), is_filler = COALESCE(n.is_filler, d.is_filler)
WHEN MATCHED AND ((d.ex_code, d.split_ratio, d.revaluation_code) IS DISTINCT FROM (n.ex_code, n.split_ratio, n.revaluation_code)
    OR d.price_change IS DISTINCT FROM COALESCE(n.price_change, d.price_change)
    OR d.is_filler IS DISTINCT FROM COALESCE(n.is_filler, d.is_filler)
    OR d.source = 'FHKST11300006' AND n.source <> d.source)
THEN UPDATE SET source = CASE WHEN d.source = 'FHKST11300006' THEN n.source ELSE d.source END, ex_code = n.ex_code, split_ratio = n.split_ratio, revaluation_code = n.revaluation_code,
  price_change = COALESCE(n.price_change, d.price_change), is_filler = COALESCE(n.is_filler, d.is_filler)
) d
-- A join could run the statement above once per row; what is looked up here is only whether the values differ.
WHERE EXISTS (
  SELECT 1
  FROM UNNEST(
      CAST(:?trade_date AS VARCHAR ARRAY), CAST(:?open AS VARCHAR ARRAY), CAST(:?high AS VARCHAR ARRAY),
      CAST(:?low AS VARCHAR ARRAY), CAST(:?close AS VARCHAR ARRAY), CAST(:?volume AS VARCHAR ARRAY),
      CAST(:?turnover AS VARCHAR ARRAY))
    AS n (trade_date, open_price, high_price, low_price, close_price, volume, turnover)
  WHERE d.trade_date = CAST(n.trade_date AS DATE)
  AND (d.open_price, d.high_price, d.low_price, d.close_price, d.volume, d.turnover)
    IS DISTINCT FROM (CAST(n.open_price AS NUMERIC(18, 2)), CAST(n.high_price AS NUMERIC(18, 2)),
      CAST(n.low_price AS NUMERIC(18, 2)), CAST(n.close_price AS NUMERIC(18, 2)), CAST(n.volume AS BIGINT),
      CAST(n.turnover AS BIGINT)))
