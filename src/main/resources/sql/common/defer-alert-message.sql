-- Notes that the channel did not take a message, which is tried again after a pause. Scalars: alert_id, channel, message, owner,
-- fault (cut to fit), pause_seconds.
UPDATE alert_message SET owner = NULL, lease_until = NULL, attempts = attempts + 1,
  fault = LEFT(CAST(:?fault AS VARCHAR), 500),
  next_try_at = CURRENT_TIMESTAMP + CAST(:?pause_seconds AS INTEGER) * INTERVAL '1' SECOND
WHERE alert_id = CAST(:?alert_id AS BIGINT) AND channel = CAST(:?channel AS VARCHAR) AND message = CAST(:?message AS VARCHAR)
AND owner = CAST(:?owner AS VARCHAR) AND sent_at IS NULL
