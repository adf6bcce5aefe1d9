-- When this process last finished a collection with all that was to be had, or found that there was none to make. Scalars: owner,
-- since (with its zone).
SELECT MAX(finished_at) AS finished_at FROM collection_run
WHERE started_at >= CAST(:?since AS TIMESTAMP WITH TIME ZONE) AND owner = CAST(:?owner AS VARCHAR)
AND kind <> 'SETTLE' AND state = ANY (ARRAY['DONE', 'SKIPPED'])
