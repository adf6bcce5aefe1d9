-- Adds a token. Scalars: token_hash, key_hash, issued_at and expires_at (with their zone).
INSERT INTO gateway_token (token_hash, key_hash, issued_at, expires_at)
VALUES (:?token_hash, :?key_hash, CAST(:?issued_at AS TIMESTAMP WITH TIME ZONE), CAST(:?expires_at AS TIMESTAMP WITH TIME ZONE))
