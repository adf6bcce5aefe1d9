-- A level of the quota that is tried may be more than one call above the one that held, and one that was lowered on a suspicion
-- may soon be tried again. An older version that shares the row leaves both columns as they are: the second one says to which level
-- the first one belongs.

ALTER TABLE call_quota ADD COLUMN IF NOT EXISTS former_per_second INTEGER;
ALTER TABLE call_quota ADD COLUMN IF NOT EXISTS former_since TIMESTAMP WITH TIME ZONE;

COMMENT ON COLUMN call_quota.former_per_second IS 'Below granted_per_second: the level to go back to while more is tried. Above it: the level before it that is worth another try. Null: neither.';
COMMENT ON COLUMN call_quota.former_since IS 'The granted_since of the level that former_per_second belongs to; it counts for no other.';
