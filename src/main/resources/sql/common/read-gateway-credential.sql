-- The valid credential with this key. Scalar: key_hash.
SELECT key_hash, name, salt, secret_hash FROM gateway_credential WHERE key_hash = :?key_hash AND revoked_at IS NULL
