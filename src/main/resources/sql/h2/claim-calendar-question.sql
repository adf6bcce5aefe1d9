-- Claims the one question of a day; the update count is 1 for whoever was first. Two at the same moment: the later one fails
-- with a unique violation, which means the same as 0. Scalars: asked_on (a date), asked_at (with its zone).
INSERT INTO calendar_question (asked_on, asked_at, state)
SELECT CAST(:?asked_on AS DATE), CAST(:?asked_at AS TIMESTAMP WITH TIME ZONE), 'ASKED'
WHERE NOT EXISTS (SELECT 1 FROM calendar_question WHERE asked_on = CAST(:?asked_on AS DATE))
