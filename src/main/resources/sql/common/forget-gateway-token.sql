-- Deletes a token of this credential. Scalars: token_hash, key_hash.
DELETE FROM gateway_token WHERE token_hash = :?token_hash AND key_hash = :?key_hash
