-- Tells that rows of a day are expected by now, since other stocks have one; it never moves back. Scalar: expected_until (a
-- date).
UPDATE settling_day SET expected_until = GREATEST(expected_until, CAST(:?expected_until AS DATE))
WHERE only_row = 1
