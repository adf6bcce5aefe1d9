-- Forgets the questions that a clock which was ahead has asked for days to come. Scalar: asked_on (today).
DELETE FROM calendar_question WHERE asked_on > CAST(:?asked_on AS DATE)
