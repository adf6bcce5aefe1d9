-- One quota for all processes that share this database.

CREATE TABLE IF NOT EXISTS call_quota (
  token_key          VARCHAR(400) NOT NULL,
  granted_per_second INTEGER,
  granted_since      TIMESTAMP WITH TIME ZONE,
  hold_seconds       BIGINT,
  raised             BOOLEAN,
  claims             VARCHAR(20000) DEFAULT '' NOT NULL,
  version            BIGINT DEFAULT 0 NOT NULL,
  CONSTRAINT call_quota_key PRIMARY KEY (token_key)
);

COMMENT ON TABLE call_quota IS 'How many calls each process makes with an app key now, and how many the broker seems to grant.';
COMMENT ON COLUMN call_quota.token_key IS 'As in access_token: environment, address and app key in one value.';
COMMENT ON COLUMN call_quota.granted_per_second IS 'What was found because the broker refused calls; null when the configured ceiling holds.';
COMMENT ON COLUMN call_quota.granted_since IS 'When that was found.';
COMMENT ON COLUMN call_quota.hold_seconds IS 'How long it is kept before one call more per second is tried.';
COMMENT ON COLUMN call_quota.raised IS 'Whether it is one call more that is being tried.';
COMMENT ON COLUMN call_quota.claims IS 'One line per collecting process: calls per period, end of the claim, place in the order, process.';
COMMENT ON COLUMN call_quota.version IS 'Grows with every change, for compare and set.';
