-- Deletes the tokens that ended before a time. Scalar: before (with its zone).
DELETE FROM gateway_token WHERE expires_at < CAST(:?before AS TIMESTAMP WITH TIME ZONE)
