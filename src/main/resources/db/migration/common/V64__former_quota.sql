-- A level of the quota that is tried may be more than one call above the one that held, and one that was lowered on a suspicion
-- may soon be tried again.

ALTER TABLE call_quota ADD COLUMN IF NOT EXISTS former_per_second INTEGER;

COMMENT ON COLUMN call_quota.former_per_second IS 'While a level is tried: the one to go back to, null for one call less. Otherwise: the one that is worth another try, or null.';
