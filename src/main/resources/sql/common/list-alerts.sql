-- Alerts, open ones first, then the newest. Scalars: only_open (true for those that are open), row_limit.
SELECT condition, subject, severity, text, opened_at, seen_at, told_at, resolved_at
FROM alert
WHERE open_key IS NOT NULL OR NOT CAST(:?only_open AS BOOLEAN)
ORDER BY CASE WHEN open_key IS NULL THEN 1 ELSE 0 END, opened_at DESC, alert_id DESC
LIMIT CAST(:?row_limit AS INTEGER)
