-- A sign of life of the process that sends; the update count is 0 when another one does now. Scalars: owner, lease_seconds
-- (the lease ends that long after now, by the database's clock).
UPDATE event_delivery
SET lease_until = CURRENT_TIMESTAMP + CAST(:?lease_seconds AS INTEGER) * INTERVAL '1' SECOND
WHERE owner = CAST(:?owner AS VARCHAR)
