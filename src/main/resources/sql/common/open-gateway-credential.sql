-- Adds a credential; fails on active_name (23505) when there is one of this name. Scalars: key_hash, name, salt, secret_hash,
-- created_at (with its zone).
INSERT INTO gateway_credential (key_hash, name, active_name, salt, secret_hash, created_at)
VALUES (:?key_hash, :?name, :?name, :?salt, :?secret_hash, CAST(:?created_at AS TIMESTAMP WITH TIME ZONE))
