-- The oldest message that a channel is to send now and that nobody sends; that an alert is over is told after all else about it.
-- Scalars: installation, channel.
SELECT m.alert_id, m.message, m.attempts, a.condition, a.subject, a.severity, a.text, a.opened_at, a.resolved_at
FROM alert_message m
JOIN alert a ON a.alert_id = m.alert_id
WHERE m.sent_at IS NULL AND m.channel = CAST(:?channel AS VARCHAR) AND a.installation = CAST(:?installation AS VARCHAR)
AND m.next_try_at <= CURRENT_TIMESTAMP AND (m.lease_until IS NULL OR m.lease_until <= CURRENT_TIMESTAMP)
AND (m.message <> 'RESOLVED' OR NOT EXISTS (
  SELECT 1 FROM alert_message e
  WHERE e.alert_id = m.alert_id AND e.channel = m.channel AND e.message <> 'RESOLVED' AND e.sent_at IS NULL))
ORDER BY m.due_at, m.alert_id, m.message
FETCH FIRST 1 ROW ONLY
