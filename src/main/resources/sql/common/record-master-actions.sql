-- Takes over the changes of the par value that master files have shown; the update count is the number of those that were
-- not known. A change may stand in the file days before or after the day of the new base price.
INSERT INTO corporate_action (stock_code, action_date, kind, ratio, market, source, run_id, seen_at)
SELECT n.*
FROM (
  SELECT c.stock_code, c.changed_on AS action_date, CASE WHEN c.kind = 'SPLIT' THEN 'PAR_SPLIT' ELSE 'PAR_MERGE' END AS kind,
    CAST(NULL AS NUMERIC(18, 6)) AS ratio, i.market, 'MASTER_FILE' AS source, '' AS run_id, c.seen_at
  FROM instrument_change c
  JOIN instrument i ON i.stock_code = c.stock_code
  WHERE (c.kind = 'SPLIT' OR c.kind = 'MERGED')
) AS n
WHERE NOT EXISTS (
  SELECT 1 FROM corporate_action o
  WHERE o.stock_code = n.stock_code AND o.action_date = n.action_date AND o.kind = n.kind)
