-- Notes that a channel has told an open alert before it could be written down; fails on its key (23505) when that is noted.
-- Scalars: open_key, channel.
INSERT INTO alert_message (alert_id, channel, message, due_at, attempts, next_try_at, sent_at)
SELECT a.alert_id, CAST(:?channel AS VARCHAR), 'OPENED', CURRENT_TIMESTAMP, 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP
FROM alert a
WHERE a.open_key = CAST(:?open_key AS VARCHAR)
AND NOT EXISTS (
  SELECT 1 FROM alert_message m WHERE m.alert_id = a.alert_id AND m.channel = CAST(:?channel AS VARCHAR))
