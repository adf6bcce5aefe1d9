-- Notes what became of the question of a day. Scalars: asked_on (a date), state, day_count, answer (cut to fit).
UPDATE calendar_question SET state = CAST(:?state AS VARCHAR), day_count = CAST(:?day_count AS INTEGER),
  answer = LEFT(CAST(:?answer AS VARCHAR), 1000)
WHERE asked_on = CAST(:?asked_on AS DATE)
