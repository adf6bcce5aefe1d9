-- Claims today's question again when it has got no answer; the update count is 1 for whoever was first.
-- Scalars: asked_on (a date), asked_at (with its zone), most_attempts.
UPDATE calendar_question SET state = 'ASKED', asked_at = CAST(:?asked_at AS TIMESTAMP WITH TIME ZONE), attempts = attempts + 1
WHERE asked_on = CAST(:?asked_on AS DATE) AND state = 'SILENT' AND attempts < CAST(:?most_attempts AS INTEGER)
