-- First of three: stores the days that the table lacks; the update count is the number of new rows.
-- Arrays of text, one element per day and no day twice: trade_date (yyyy-MM-dd), open, high, low (null on a day without
-- trade), close, volume, turnover (null when the source has none). Scalars: stock_code, market, price_basis, source,
-- run_id, collected_at (with its zone), settled_before (a date: rows up to it are final at once).
-- Of two writers of one series the later one may fail (23505, 40001) and has to repeat its transaction.
MERGE INTO daily_price d
USING (
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
    ORDER BY trade_date
  ) n
ON d.stock_code = n.stock_code AND d.trade_date = n.trade_date AND d.market = n.market AND d.price_basis = n.price_basis
WHEN NOT MATCHED THEN INSERT (stock_code, trade_date, market, price_basis, open_price, high_price, low_price,
  close_price, volume, turnover, is_final, evidence, source, run_id, collected_at)
VALUES (n.stock_code, n.trade_date, n.market, n.price_basis, n.open_price, n.high_price, n.low_price,
  n.close_price, n.volume, n.turnover, n.is_final, CASE WHEN n.is_final THEN 'SEAMS' ELSE 'ONE_READING' END, n.source, n.run_id,
  n.collected_at)
