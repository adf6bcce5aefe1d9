-- Opens an alert; the update count is 0 when it is open, and the statement fails on open_key (23505) when another process opens
-- it at this moment. Scalars: installation, condition, subject, open_key, severity, text (cut to fit), opened_at (with its zone),
-- opened_by.
INSERT INTO alert (installation, condition, subject, open_key, severity, text, opened_at, opened_by, seen_at)
SELECT CAST(:?installation AS VARCHAR), CAST(:?condition AS VARCHAR), CAST(:?subject AS VARCHAR), CAST(:?open_key AS VARCHAR),
  CAST(:?severity AS VARCHAR), LEFT(CAST(:?text AS VARCHAR), 2000), CAST(:?opened_at AS TIMESTAMP WITH TIME ZONE),
  CAST(:?opened_by AS VARCHAR), CURRENT_TIMESTAMP
WHERE NOT EXISTS (SELECT 1 FROM alert a WHERE a.open_key = CAST(:?open_key AS VARCHAR))
