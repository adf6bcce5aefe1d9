-- Every credential, the newest last, with its tokens that are still good. Scalar: now (with its zone).
SELECT c.key_hash, c.name, c.created_at, c.revoked_at,
  (SELECT COUNT(*) FROM gateway_token t
    WHERE t.key_hash = c.key_hash AND t.expires_at > CAST(:?now AS TIMESTAMP WITH TIME ZONE)) AS token_count
FROM gateway_credential c
ORDER BY c.created_at, c.name
