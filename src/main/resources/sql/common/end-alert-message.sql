-- Notes that the channel took a message. Scalars: alert_id, channel, message.
UPDATE alert_message SET owner = NULL, lease_until = NULL, attempts = attempts + 1, fault = NULL, sent_at = CURRENT_TIMESTAMP
WHERE alert_id = CAST(:?alert_id AS BIGINT) AND channel = CAST(:?channel AS VARCHAR) AND message = CAST(:?message AS VARCHAR)
AND sent_at IS NULL
