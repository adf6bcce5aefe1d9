-- Lets a channel tell alerts again that are still open, a time after it last told them; fails on its key (23505) when another
-- process does the same at this moment. Scalars: installation, channel, repeat_seconds.
INSERT INTO alert_message (alert_id, channel, message, due_at, next_try_at)
SELECT a.alert_id, CAST(:?channel AS VARCHAR), 'AGAIN ' || CAST(COUNT(*) AS VARCHAR), CURRENT_TIMESTAMP, CURRENT_TIMESTAMP
FROM alert a
JOIN alert_message m ON m.alert_id = a.alert_id AND m.channel = CAST(:?channel AS VARCHAR)
WHERE a.open_key IS NOT NULL AND a.installation = CAST(:?installation AS VARCHAR)
GROUP BY a.alert_id
HAVING COUNT(*) = COUNT(m.sent_at)
AND MAX(m.sent_at) < CURRENT_TIMESTAMP - CAST(:?repeat_seconds AS BIGINT) * INTERVAL '1' SECOND
