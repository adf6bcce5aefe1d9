-- Notes that a process sees an open alert; the update count is 0 when it is not open. Scalars: open_key, text (as it is now, cut to fit).
UPDATE alert SET seen_at = CURRENT_TIMESTAMP, text = LEFT(CAST(:?text AS VARCHAR), 2000)
WHERE open_key = CAST(:?open_key AS VARCHAR)
