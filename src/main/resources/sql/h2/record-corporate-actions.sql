-- Records corporate actions that are not known yet; the update count is their number. Arrays of text, one element per
-- action: action_date (yyyy-MM-dd), kind, ratio (null without one). Scalars: stock_code, market, source, run_id, seen_at
-- (with its zone).
INSERT INTO corporate_action (stock_code, action_date, kind, ratio, market, source, run_id, seen_at)
SELECT n.*
FROM (
  SELECT CAST(:?stock_code AS VARCHAR) AS stock_code, CAST(a.action_date AS DATE) AS action_date, a.kind,
    CAST(a.ratio AS NUMERIC(18, 6)) AS ratio, CAST(:?market AS VARCHAR) AS market, CAST(:?source AS VARCHAR) AS source,
    CAST(:?run_id AS VARCHAR) AS run_id, CAST(:?seen_at AS TIMESTAMP WITH TIME ZONE) AS seen_at
  FROM UNNEST(CAST(:?action_date AS VARCHAR ARRAY), CAST(:?kind AS VARCHAR ARRAY), CAST(:?ratio AS VARCHAR ARRAY))
    AS a (action_date, kind, ratio)
) AS n
WHERE NOT EXISTS (
  SELECT 1 FROM corporate_action o
  WHERE o.stock_code = n.stock_code AND o.action_date = n.action_date AND o.kind = n.kind)
