-- The faults that symbols of a run ended with, each once. Scalar: run_id.
SELECT DISTINCT error_code
FROM collection_item
WHERE run_id = CAST(:?run_id AS VARCHAR) AND state = 'FAILED' AND error_code IS NOT NULL
ORDER BY error_code
