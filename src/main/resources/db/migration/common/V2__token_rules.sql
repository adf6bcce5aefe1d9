-- What processes that share a token have to know of each other, besides the token.

ALTER TABLE access_token ALTER COLUMN token_key SET DATA TYPE VARCHAR(400);
ALTER TABLE access_token DROP COLUMN IF EXISTS lease_until;
ALTER TABLE access_token ADD COLUMN IF NOT EXISTS not_before TIMESTAMP WITH TIME ZONE;
ALTER TABLE access_token ADD COLUMN IF NOT EXISTS refusal_fault VARCHAR(16);
ALTER TABLE access_token ADD COLUMN IF NOT EXISTS refusal_code VARCHAR(40);
ALTER TABLE access_token ADD COLUMN IF NOT EXISTS refusal_text VARCHAR(400);
ALTER TABLE access_token ADD COLUMN IF NOT EXISTS refused_credentials VARCHAR(64);
ALTER TABLE access_token ADD COLUMN IF NOT EXISTS dead_token VARCHAR(12);

COMMENT ON COLUMN access_token.base_url IS 'Host, port and path of the broker, without the scheme.';
COMMENT ON COLUMN access_token.issued_at IS 'When the broker issued the token; protected by its encryption.';
COMMENT ON COLUMN access_token.expires_at IS 'End of the token; protected by its encryption.';
COMMENT ON COLUMN access_token.last_attempt_at IS 'When anybody last asked the broker for a token; written before asking.';
COMMENT ON COLUMN access_token.lease_owner IS 'Who is asking the broker now; null when nobody is. Holds no longer than not_before.';
COMMENT ON COLUMN access_token.not_before IS 'Nobody asks the broker before this.';
COMMENT ON COLUMN access_token.refusal_fault IS 'What the last attempt came to, if it was no token: RATE, UNAVAILABLE, DEAD_TOKEN, CREDENTIAL.';
COMMENT ON COLUMN access_token.refusal_code IS 'The broker''s error code.';
COMMENT ON COLUMN access_token.refusal_text IS 'What the broker said.';
COMMENT ON COLUMN access_token.refused_credentials IS 'Keyed hash of the credentials that were refused: others may be tried.';
COMMENT ON COLUMN access_token.dead_token IS 'Fingerprint of the token that was dropped last because the broker refused it.';
