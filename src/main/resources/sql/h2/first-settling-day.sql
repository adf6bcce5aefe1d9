-- The one row, where there is none yet. Scalars: settled_before and expected_until (dates),
-- collected_before (with its zone).
MERGE INTO settling_day s
USING (SELECT 1 AS only_row, CAST(:?settled_before AS DATE) AS settled_before,
  CAST(:?collected_before AS TIMESTAMP WITH TIME ZONE) AS collected_before,
  CAST(:?expected_until AS DATE) AS expected_until) AS n
ON s.only_row = n.only_row
WHEN NOT MATCHED THEN INSERT (only_row, settled_before, collected_before, expected_until)
VALUES (n.only_row, n.settled_before, n.collected_before, n.expected_until)
