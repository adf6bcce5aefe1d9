-- The open alerts that no process has seen for a time. Scalars: installation, quiet_seconds.
SELECT alert_id, condition, text FROM alert
WHERE open_key IS NOT NULL AND installation = CAST(:?installation AS VARCHAR)
AND seen_at < CURRENT_TIMESTAMP - CAST(:?quiet_seconds AS INTEGER) * INTERVAL '1' SECOND
ORDER BY alert_id
