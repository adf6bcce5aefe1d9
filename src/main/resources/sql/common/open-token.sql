-- The first row of a key; a second one breaks the primary key. Scalars: token_key, environment, base_url, app_key_hash.
INSERT INTO access_token (token_key, environment, base_url, app_key_hash)
VALUES (CAST(:?token_key AS VARCHAR), CAST(:?environment AS VARCHAR), CAST(:?base_url AS VARCHAR),
  CAST(:?app_key_hash AS VARCHAR))
