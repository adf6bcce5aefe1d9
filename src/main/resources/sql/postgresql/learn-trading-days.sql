-- Remembers days of one source where nothing better is known; the update count is the number of days written. KIS replaces
-- everything. A candle replaces what KIS said before the day was over, and a missing candle never replaces a seen one. The
-- list and the weekday replace each other only.
-- Arrays of text, one element per day and no day twice: trade_date (yyyy-MM-dd), is_open, is_certain (true or false),
-- reason (null on an open day). Scalars: source, learned_at (with its zone).
INSERT INTO trading_day AS t (trade_date, is_open, source, is_certain, reason, learned_at)
SELECT CAST(a.trade_date AS DATE), CAST(a.is_open AS BOOLEAN), CAST(:?source AS VARCHAR),
  CAST(a.is_certain AS BOOLEAN), LEFT(a.reason, 100), CAST(:?learned_at AS TIMESTAMP WITH TIME ZONE)
FROM UNNEST(
    CAST(:?trade_date AS VARCHAR ARRAY), CAST(:?is_open AS VARCHAR ARRAY), CAST(:?is_certain AS VARCHAR ARRAY),
    CAST(:?reason AS VARCHAR ARRAY)) AS a (trade_date, is_open, is_certain, reason)
-- In one order, so that two writers wait for each other instead of running into a deadlock.
ORDER BY a.trade_date
ON CONFLICT (trade_date) DO UPDATE SET is_open = EXCLUDED.is_open, source = EXCLUDED.source,
  is_certain = EXCLUDED.is_certain, reason = EXCLUDED.reason, learned_at = EXCLUDED.learned_at
WHERE EXCLUDED.source = 'KIS'
  OR (t.source IN ('FILE', 'WEEKDAY')
    AND (EXCLUDED.source = 'OBSERVED'
      OR (t.source, t.is_open, t.reason) IS DISTINCT FROM (EXCLUDED.source, EXCLUDED.is_open, EXCLUDED.reason)))
  OR (t.source = 'KIS' AND EXCLUDED.source = 'OBSERVED' AND NOT t.is_certain AND t.is_open <> EXCLUDED.is_open)
  OR (t.source = 'OBSERVED' AND EXCLUDED.source = 'OBSERVED' AND (
    (EXCLUDED.is_open AND NOT t.is_open)
    OR (EXCLUDED.is_open = t.is_open AND EXCLUDED.is_certain AND NOT t.is_certain)))
