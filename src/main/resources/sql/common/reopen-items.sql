-- What had failed in a run that is opened again is to be asked for. Scalar: run_id.
UPDATE collection_item SET state = 'PENDING', error_code = NULL, error_text = NULL
WHERE run_id = CAST(:?run_id AS VARCHAR) AND state = 'FAILED'
