-- Who may use the gateway, and the tokens that it gave them. No secret can be read here. Every statement may run again.

CREATE TABLE IF NOT EXISTS gateway_credential (
  key_hash    VARCHAR(64) NOT NULL,
  name        VARCHAR(64) NOT NULL,
  active_name VARCHAR(64),
  salt        VARCHAR(64) NOT NULL,
  secret_hash VARCHAR(64) NOT NULL,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  revoked_at  TIMESTAMP WITH TIME ZONE,
  CONSTRAINT gateway_credential_key PRIMARY KEY (key_hash)
);
CREATE UNIQUE INDEX IF NOT EXISTS gateway_credential_one_name ON gateway_credential (active_name);

COMMENT ON TABLE gateway_credential IS 'Key pairs of the gateway, made by kis gateway credential NAME.';
COMMENT ON COLUMN gateway_credential.key_hash IS 'SHA-256 of the key, in hex; its first 12 digits name the key in lists and logs.';
COMMENT ON COLUMN gateway_credential.name IS 'Who it was made for, as the operator wrote it.';
COMMENT ON COLUMN gateway_credential.active_name IS 'The name until it is revoked, then null: unique.';
COMMENT ON COLUMN gateway_credential.salt IS '32 random bytes in hex.';
COMMENT ON COLUMN gateway_credential.secret_hash IS 'SHA-256 of the salt and the secret, in hex.';
COMMENT ON COLUMN gateway_credential.created_at IS 'When it was made.';
COMMENT ON COLUMN gateway_credential.revoked_at IS 'When it was revoked; null while it is valid.';

CREATE TABLE IF NOT EXISTS gateway_token (
  token_hash VARCHAR(64) NOT NULL,
  key_hash   VARCHAR(64) NOT NULL,
  issued_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT gateway_token_key PRIMARY KEY (token_hash),
  CONSTRAINT gateway_token_of FOREIGN KEY (key_hash) REFERENCES gateway_credential (key_hash) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS gateway_token_end ON gateway_token (expires_at);

COMMENT ON TABLE gateway_token IS 'Tokens that the gateway issued, valid on every process of this database.';
COMMENT ON COLUMN gateway_token.token_hash IS 'SHA-256 of the token, in hex.';
COMMENT ON COLUMN gateway_token.key_hash IS 'Whose token it is.';
COMMENT ON COLUMN gateway_token.issued_at IS 'When it was issued.';
COMMENT ON COLUMN gateway_token.expires_at IS 'When it ends, 24 hours later; it is deleted some time after that.';
