-- Before a run is closed: what was never asked for has failed, with the reason. Scalars: run_id, owner, error_text (cut to
-- fit), updated_at (with its zone).
UPDATE collection_item SET state = 'FAILED', error_code = 'NOT_ASKED', error_text = LEFT(CAST(:?error_text AS VARCHAR), 1000),
  updated_at = CAST(:?updated_at AS TIMESTAMP WITH TIME ZONE)
WHERE run_id = CAST(:?run_id AS VARCHAR) AND owner = CAST(:?owner AS VARCHAR) AND state = 'PENDING'
