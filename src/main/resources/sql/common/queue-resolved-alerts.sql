-- Lets a channel tell that alerts are over which it has told, or is to tell; fails on its key (23505) when another process does
-- the same at this moment. Scalars: installation, channel.
INSERT INTO alert_message (alert_id, channel, message, due_at, next_try_at)
SELECT a.alert_id, CAST(:?channel AS VARCHAR), 'RESOLVED', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP
FROM alert a
JOIN alert_message o ON o.alert_id = a.alert_id AND o.channel = CAST(:?channel AS VARCHAR) AND o.message = 'OPENED'
WHERE a.open_key IS NULL AND a.installation = CAST(:?installation AS VARCHAR)
AND NOT EXISTS (
  SELECT 1 FROM alert_message m
  WHERE m.alert_id = a.alert_id AND m.channel = CAST(:?channel AS VARCHAR) AND m.message = 'RESOLVED')
