-- Makes a process the one that sends a message; the update count is 0 when another one was quicker. Scalars: alert_id, channel,
-- message, owner, lease_seconds (the lease ends that long after now, by the database's clock).
UPDATE alert_message SET owner = CAST(:?owner AS VARCHAR),
  lease_until = CURRENT_TIMESTAMP + CAST(:?lease_seconds AS INTEGER) * INTERVAL '1' SECOND
WHERE alert_id = CAST(:?alert_id AS BIGINT) AND channel = CAST(:?channel AS VARCHAR) AND message = CAST(:?message AS VARCHAR)
AND sent_at IS NULL AND next_try_at <= CURRENT_TIMESTAMP AND (lease_until IS NULL OR lease_until <= CURRENT_TIMESTAMP)
