-- How many alerts are open, by severity. No parameters.
SELECT severity, COUNT(*) AS alerts
FROM alert
WHERE open_key IS NOT NULL
GROUP BY severity
