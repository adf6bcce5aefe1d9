-- The one row, where there is none yet. Scalars: settled_before (a date), collected_before (with its zone).
INSERT INTO settling_day (only_row, settled_before, collected_before)
VALUES (1, CAST(:?settled_before AS DATE), CAST(:?collected_before AS TIMESTAMP WITH TIME ZONE))
ON CONFLICT DO NOTHING
