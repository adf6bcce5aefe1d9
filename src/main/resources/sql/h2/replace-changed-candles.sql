-- Second of three: replaces the rows whose values differ and keeps what they were in daily_price_revision; the update
-- count is the number of changed rows. A changed row is no longer final. Comparing knows nulls.
-- Arrays of text, one element per day and no day twice: trade_date (yyyy-MM-dd), open, high, low (null on a day without
-- trade), close, volume, turnover (null when the source has none). Scalars: stock_code, market, price_basis, source,
-- run_id, collected_at (with its zone).
INSERT INTO daily_price_revision (stock_code, trade_date, market, price_basis, open_price, high_price, low_price,
  close_price, volume, turnover, is_final, source, run_id, collected_at,
  replaced_run_id, replaced_at)
SELECT stock_code, trade_date, market, price_basis, open_price, high_price, low_price,
  close_price, volume, turnover, is_final, source, run_id, collected_at,
  CAST(:?run_id AS VARCHAR), CAST(:?collected_at AS TIMESTAMP WITH TIME ZONE)
FROM OLD TABLE (
MERGE INTO daily_price d
USING (
    SELECT p.stock_code, CAST(a.trade_date AS DATE) AS trade_date, p.market, p.price_basis,
      CAST(a.open_price AS NUMERIC(18, 2)) AS open_price, CAST(a.high_price AS NUMERIC(18, 2)) AS high_price,
      CAST(a.low_price AS NUMERIC(18, 2)) AS low_price, CAST(a.close_price AS NUMERIC(18, 2)) AS close_price,
      CAST(a.volume AS BIGINT) AS volume, CAST(a.turnover AS BIGINT) AS turnover,
      p.source, p.run_id, p.collected_at
    FROM UNNEST(
        CAST(:?trade_date AS VARCHAR ARRAY), CAST(:?open AS VARCHAR ARRAY), CAST(:?high AS VARCHAR ARRAY),
        CAST(:?low AS VARCHAR ARRAY), CAST(:?close AS VARCHAR ARRAY), CAST(:?volume AS VARCHAR ARRAY),
        CAST(:?turnover AS VARCHAR ARRAY))
      AS a (trade_date, open_price, high_price, low_price, close_price, volume, turnover)
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
  source = n.source, run_id = n.run_id, collected_at = n.collected_at
)
