-- From now on only the new owner of the run may write its items: waits for a transaction of the old one that is under way,
-- and refuses every later one. Scalars: run_id, owner (the new one).
UPDATE collection_item SET owner = CAST(:?owner AS VARCHAR) WHERE run_id = CAST(:?run_id AS VARCHAR)
