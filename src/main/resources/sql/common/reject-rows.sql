-- Keeps rows that broke a quality rule; the same row of the same run only once, since it may be asked for again. Arrays of
-- text, one element per row: trade_date (yyyy-MM-dd or null), rule, detail, answer (the row as it came; cut to fit).
-- Scalars: run_id, stock_code, rejected_at (with its zone).
INSERT INTO rejected_row (run_id, stock_code, trade_date, rule, detail, answer, rejected_at)
SELECT CAST(:?run_id AS VARCHAR), CAST(:?stock_code AS VARCHAR), CAST(r.trade_date AS DATE), r.rule,
  LEFT(r.detail, 1000), LEFT(r.answer, 4000), CAST(:?rejected_at AS TIMESTAMP WITH TIME ZONE)
FROM UNNEST(CAST(:?trade_date AS VARCHAR ARRAY), CAST(:?rule AS VARCHAR ARRAY), CAST(:?detail AS VARCHAR ARRAY),
    CAST(:?answer AS VARCHAR ARRAY)) AS r (trade_date, rule, detail, answer)
WHERE NOT EXISTS (
  SELECT 1 FROM rejected_row x
  WHERE x.run_id = CAST(:?run_id AS VARCHAR) AND x.stock_code = CAST(:?stock_code AS VARCHAR) AND x.rule = r.rule
  AND x.trade_date IS NOT DISTINCT FROM CAST(r.trade_date AS DATE)
  AND x.answer IS NOT DISTINCT FROM LEFT(r.answer, 4000))
