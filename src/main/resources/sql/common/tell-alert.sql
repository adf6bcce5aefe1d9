-- Notes that somebody was told of an alert. Scalar: alert_id.
UPDATE alert SET told_at = CURRENT_TIMESTAMP WHERE alert_id = CAST(:?alert_id AS BIGINT) AND told_at IS NULL
