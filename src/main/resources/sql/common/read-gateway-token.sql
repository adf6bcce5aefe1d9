-- A token with its credential, while both are valid but for the time. Scalar: token_hash.
SELECT t.token_hash, t.expires_at, c.key_hash, c.name, c.salt, c.secret_hash
FROM gateway_token t JOIN gateway_credential c ON c.key_hash = t.key_hash
WHERE t.token_hash = :?token_hash AND c.revoked_at IS NULL
