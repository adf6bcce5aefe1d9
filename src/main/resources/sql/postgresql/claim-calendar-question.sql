-- Claims the one question of a day; the update count is 1 for whoever was first.
-- Scalars: asked_on (a date), asked_at (with its zone).
INSERT INTO calendar_question (asked_on, asked_at, state)
VALUES (CAST(:?asked_on AS DATE), CAST(:?asked_at AS TIMESTAMP WITH TIME ZONE), 'ASKED')
ON CONFLICT DO NOTHING
