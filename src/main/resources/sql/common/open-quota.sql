-- The row of a key that nobody has used before. Scalar: token_key.
INSERT INTO call_quota (token_key) VALUES (CAST(:?token_key AS VARCHAR))
