-- How runs have ended so far, by kind and state, and when the newest of them did. No parameters.
SELECT kind, state, COUNT(*) AS runs, MAX(finished_at) AS newest
FROM collection_run
WHERE state <> 'RUNNING'
GROUP BY kind, state
