-- The one row, where there is none yet. Scalars: settled_before and expected_until (dates),
-- collected_before (with its zone).
INSERT INTO settling_day (only_row, settled_before, collected_before, expected_until)
VALUES (1, CAST(:?settled_before AS DATE), CAST(:?collected_before AS TIMESTAMP WITH TIME ZONE),
  CAST(:?expected_until AS DATE))
ON CONFLICT DO NOTHING
