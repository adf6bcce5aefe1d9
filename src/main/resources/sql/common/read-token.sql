-- The shared token row with the database's time; one row always, its token_key is null when there is none yet.
-- Scalar: token_key.
SELECT CURRENT_TIMESTAMP AS store_time, t.*
FROM (VALUES (1)) AS one (x) LEFT JOIN access_token t ON t.token_key = CAST(:?token_key AS VARCHAR)
