-- Remembers days of one source where nothing better is known; the update count is the number of days written. KIS replaces
-- everything. A candle replaces what KIS said before the day was over, and a missing candle never replaces a seen one. The
-- list and the weekday replace each other only.
-- Arrays of text, one element per day and no day twice: trade_date (yyyy-MM-dd), is_open, is_certain (true or false),
-- reason (null on an open day). Scalars: source, learned_at (with its zone).
MERGE INTO trading_day t
USING (
    SELECT CAST(a.trade_date AS DATE) AS trade_date, CAST(a.is_open AS BOOLEAN) AS is_open, p.source,
      CAST(a.is_certain AS BOOLEAN) AS is_certain, LEFT(a.reason, 100) AS reason, p.learned_at
    FROM UNNEST(
        CAST(:?trade_date AS VARCHAR ARRAY), CAST(:?is_open AS VARCHAR ARRAY), CAST(:?is_certain AS VARCHAR ARRAY),
        CAST(:?reason AS VARCHAR ARRAY)) AS a (trade_date, is_open, is_certain, reason)
    CROSS JOIN (
      SELECT CAST(:?source AS VARCHAR) AS source, CAST(:?learned_at AS TIMESTAMP WITH TIME ZONE) AS learned_at) AS p
  ) n
ON t.trade_date = n.trade_date
WHEN MATCHED AND (
    n.source = 'KIS'
    OR (t.source IN ('FILE', 'WEEKDAY')
      AND (n.source = 'OBSERVED' OR (t.source, t.is_open, t.reason) IS DISTINCT FROM (n.source, n.is_open, n.reason)))
    OR (t.source = 'KIS' AND n.source = 'OBSERVED' AND NOT t.is_certain AND t.is_open <> n.is_open)
    OR (t.source = 'OBSERVED' AND n.source = 'OBSERVED' AND (
      (n.is_open AND NOT t.is_open) OR (n.is_open = t.is_open AND n.is_certain AND NOT t.is_certain)))
  )
  THEN UPDATE SET is_open = n.is_open, source = n.source, is_certain = n.is_certain, reason = n.reason,
    learned_at = n.learned_at
WHEN NOT MATCHED THEN INSERT (trade_date, is_open, source, is_certain, reason, learned_at)
VALUES (n.trade_date, n.is_open, n.source, n.is_certain, n.reason, n.learned_at)
