-- Closes an alert that is over; the update count is 0 when another process was quicker, or has just seen it. Scalars: alert_id,
-- resolved_at (with its zone), quiet_seconds.
UPDATE alert SET open_key = NULL, resolved_at = CAST(:?resolved_at AS TIMESTAMP WITH TIME ZONE)
WHERE alert_id = CAST(:?alert_id AS BIGINT) AND open_key IS NOT NULL
AND seen_at < CURRENT_TIMESTAMP - CAST(:?quiet_seconds AS INTEGER) * INTERVAL '1' SECOND
