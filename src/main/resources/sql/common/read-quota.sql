-- The shared quota with the database's time; one row always, its token_key is null when there is none yet.
-- Scalar: token_key.
SELECT CURRENT_TIMESTAMP AS store_time, q.*
FROM (VALUES (1)) AS one (x) LEFT JOIN call_quota q ON q.token_key = CAST(:?token_key AS VARCHAR)
