-- How many rows of a run broke a rule. Scalar: run_id.
SELECT COUNT(*) AS rejected_rows FROM rejected_row WHERE run_id = CAST(:?run_id AS VARCHAR)
