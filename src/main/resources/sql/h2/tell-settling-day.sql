-- Tells up to which day rows are due to be final; it never moves back. Scalars: settled_before (a date), collected_before
-- (with its zone).
UPDATE settling_day SET settled_before = GREATEST(settled_before, CAST(:?settled_before AS DATE)),
  collected_before = GREATEST(collected_before, CAST(:?collected_before AS TIMESTAMP WITH TIME ZONE))
WHERE only_row = 1
