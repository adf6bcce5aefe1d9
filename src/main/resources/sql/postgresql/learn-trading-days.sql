-- Remembers days of one source where nothing better is known; the update count is the number of days written. What candles
-- mean is decided by DayVerdict; the conditions here keep a later writer from undoing what is settled:
-- KIS replaces everything, but nothing that was seen for certain by what it says before the day is over, and no day without
-- any row by calling it open once more. Candles replace what KIS said when two stocks speak against it or it was said before
-- the day was over; where they agree it becomes certain. What is observed for certain replaces what was observed before, and
-- any row ends a closure for want of rows. A disputed day was open by the word of KIS, a list or the weekday. The list and the
-- weekday replace each other only.
-- Arrays of text, one element per day and no day twice: trade_date (yyyy-MM-dd), is_open, is_certain (true or false),
-- reason (null on an open day), unseen_on (null, or the day that had no row of it). Scalars: source, learned_at (with its zone).
INSERT INTO trading_day AS t (trade_date, is_open, source, is_certain, reason, unseen_on, learned_at)
SELECT CAST(a.trade_date AS DATE), CAST(a.is_open AS BOOLEAN), CAST(:?source AS VARCHAR),
  CAST(a.is_certain AS BOOLEAN), LEFT(a.reason, 100), CAST(a.unseen_on AS DATE),
  CAST(:?learned_at AS TIMESTAMP WITH TIME ZONE)
FROM UNNEST(
    CAST(:?trade_date AS VARCHAR ARRAY), CAST(:?is_open AS VARCHAR ARRAY), CAST(:?is_certain AS VARCHAR ARRAY),
    CAST(:?reason AS VARCHAR ARRAY), CAST(:?unseen_on AS VARCHAR ARRAY))
  AS a (trade_date, is_open, is_certain, reason, unseen_on)
-- In one order, so that two writers wait for each other instead of running into a deadlock.
ORDER BY a.trade_date
ON CONFLICT (trade_date) DO UPDATE SET is_open = EXCLUDED.is_open, is_certain = EXCLUDED.is_certain,
  reason = EXCLUDED.reason, unseen_on = EXCLUDED.unseen_on,
  source = CASE WHEN t.source = 'KIS' AND t.is_open = EXCLUDED.is_open AND EXCLUDED.source = 'OBSERVED'
    THEN t.source ELSE EXCLUDED.source END,
  learned_at = EXCLUDED.learned_at
WHERE (EXCLUDED.source = 'KIS' AND (EXCLUDED.is_certain OR t.source <> 'OBSERVED' OR NOT t.is_certain)
      AND NOT (EXCLUDED.is_open AND (t.source = 'DISPUTED'
        OR (t.source = 'OBSERVED' AND NOT t.is_open AND t.is_certain AND t.unseen_on IS NOT NULL))))
  OR (EXCLUDED.source = 'OBSERVED' AND (
      t.source IN ('FILE', 'WEEKDAY', 'DISPUTED')
      OR (t.source = 'KIS' AND t.is_open <> EXCLUDED.is_open AND (EXCLUDED.is_certain OR NOT t.is_certain))
      OR (t.source = 'KIS' AND t.is_open = EXCLUDED.is_open AND EXCLUDED.is_certain AND NOT t.is_certain)
      OR (t.source = 'OBSERVED' AND t.is_open <> EXCLUDED.is_open
        AND (EXCLUDED.is_certain OR NOT t.is_certain OR (EXCLUDED.is_open AND t.unseen_on IS NOT NULL)))
      OR (t.source = 'OBSERVED' AND t.is_open = EXCLUDED.is_open AND NOT t.is_certain
        AND (EXCLUDED.is_certain OR (t.unseen_on IS NULL AND EXCLUDED.unseen_on IS NOT NULL)))))
  OR (EXCLUDED.source = 'DISPUTED' AND (t.source IN ('FILE', 'WEEKDAY') OR (t.source = 'KIS' AND t.is_open)))
  OR (EXCLUDED.source IN ('FILE', 'WEEKDAY') AND t.source IN ('FILE', 'WEEKDAY')
      AND (t.source, t.is_open, t.reason) IS DISTINCT FROM (EXCLUDED.source, EXCLUDED.is_open, EXCLUDED.reason))
