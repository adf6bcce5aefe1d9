-- Remembers days of one source where nothing better is known; the update count is the number of days written. What candles
-- mean is decided by DayVerdict; the conditions here keep a later writer from undoing what is settled:
-- KIS replaces everything, but nothing that was seen for certain by what it says before the day is over, and no day without
-- any row by calling it open once more. Candles replace what KIS said when two stocks speak against it or it was said before
-- the day was over; where they agree it becomes certain. What is observed for certain replaces what was observed before, and
-- any row ends a closure for want of rows. A disputed day was open by the word of KIS, a list or the weekday. The list and the
-- weekday replace each other only.
-- Arrays of text, one element per day and no day twice: trade_date (yyyy-MM-dd), is_open, is_certain (true or false),
-- reason (null on an open day), unseen_on (null, or the day that had no row of it). Scalars: source, learned_at (with its zone).
MERGE INTO trading_day t
USING (
    SELECT CAST(a.trade_date AS DATE) AS trade_date, CAST(a.is_open AS BOOLEAN) AS is_open, p.source,
      CAST(a.is_certain AS BOOLEAN) AS is_certain, LEFT(a.reason, 100) AS reason, CAST(a.unseen_on AS DATE) AS unseen_on,
      p.learned_at
    FROM UNNEST(
        CAST(:?trade_date AS VARCHAR ARRAY), CAST(:?is_open AS VARCHAR ARRAY), CAST(:?is_certain AS VARCHAR ARRAY),
        CAST(:?reason AS VARCHAR ARRAY), CAST(:?unseen_on AS VARCHAR ARRAY))
      AS a (trade_date, is_open, is_certain, reason, unseen_on)
    CROSS JOIN (
      SELECT CAST(:?source AS VARCHAR) AS source, CAST(:?learned_at AS TIMESTAMP WITH TIME ZONE) AS learned_at) AS p
  ) n
ON t.trade_date = n.trade_date
WHEN MATCHED AND (
    (n.source = 'KIS' AND (n.is_certain OR t.source <> 'OBSERVED' OR NOT t.is_certain)
      AND NOT (n.is_open AND (t.source = 'DISPUTED'
        OR (t.source = 'OBSERVED' AND NOT t.is_open AND t.is_certain AND t.unseen_on IS NOT NULL))))
    OR (n.source = 'OBSERVED' AND (
      t.source IN ('FILE', 'WEEKDAY', 'DISPUTED')
      OR (t.source = 'KIS' AND t.is_open <> n.is_open AND (n.is_certain OR NOT t.is_certain))
      OR (t.source = 'KIS' AND t.is_open = n.is_open AND n.is_certain AND NOT t.is_certain)
      OR (t.source = 'OBSERVED' AND t.is_open <> n.is_open
        AND (n.is_certain OR NOT t.is_certain OR (n.is_open AND t.unseen_on IS NOT NULL)))
      OR (t.source = 'OBSERVED' AND t.is_open = n.is_open AND NOT t.is_certain
        AND (n.is_certain OR (t.unseen_on IS NULL AND n.unseen_on IS NOT NULL)))))
    OR (n.source = 'DISPUTED' AND (t.source IN ('FILE', 'WEEKDAY') OR (t.source = 'KIS' AND t.is_open)))
    OR (n.source IN ('FILE', 'WEEKDAY') AND t.source IN ('FILE', 'WEEKDAY')
      AND (t.source, t.is_open, t.reason) IS DISTINCT FROM (n.source, n.is_open, n.reason))
  )
  THEN UPDATE SET is_open = n.is_open, is_certain = n.is_certain, reason = n.reason, unseen_on = n.unseen_on,
    source = CASE WHEN t.source = 'KIS' AND t.is_open = n.is_open AND n.source = 'OBSERVED' THEN t.source ELSE n.source END,
    learned_at = n.learned_at
WHEN NOT MATCHED THEN INSERT (trade_date, is_open, source, is_certain, reason, unseen_on, learned_at)
VALUES (n.trade_date, n.is_open, n.source, n.is_certain, n.reason, n.unseen_on, n.learned_at)
