-- Tells up to which day rows are due to be final; it never moves back. Scalars: settled_before and
-- expected_until (dates), collected_before
-- (with its zone).
UPDATE settling_day SET settled_before = GREATEST(settled_before, CAST(:?settled_before AS DATE)),
  collected_before = GREATEST(collected_before, CAST(:?collected_before AS TIMESTAMP WITH TIME ZONE)),
  expected_until = GREATEST(expected_until, CAST(:?expected_until AS DATE))
WHERE only_row = 1
