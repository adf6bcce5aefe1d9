-- Notes what changed; what was noted today already is left out. The update count is the number of changes noted.
-- Arrays of text: stock_code, kind, old_value and new_value (may be null, cut to fit).
-- Scalars: changed_on (a date), seen_at (with its zone).
INSERT INTO instrument_change (stock_code, changed_on, kind, old_value, new_value, seen_at)
SELECT a.stock_code, CAST(:?changed_on AS DATE), a.kind, LEFT(a.old_value, 100), LEFT(a.new_value, 100),
  CAST(:?seen_at AS TIMESTAMP WITH TIME ZONE)
FROM UNNEST(
    CAST(:?stock_code AS VARCHAR ARRAY), CAST(:?kind AS VARCHAR ARRAY), CAST(:?old_value AS VARCHAR ARRAY),
    CAST(:?new_value AS VARCHAR ARRAY)) AS a (stock_code, kind, old_value, new_value)
ORDER BY a.stock_code, a.kind
ON CONFLICT DO NOTHING
