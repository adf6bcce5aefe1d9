-- Makes a process the one that sends; the update count is 0 while another one does, or while subscribers are left alone
-- after a fault. Scalars: owner, lease_seconds (the lease ends that long after now, by the database's clock).
UPDATE event_delivery SET owner = CAST(:?owner AS VARCHAR),
  lease_until = CURRENT_TIMESTAMP + CAST(:?lease_seconds AS INTEGER) * INTERVAL '1' SECOND
WHERE (lease_until <= CURRENT_TIMESTAMP OR owner = CAST(:?owner AS VARCHAR)) AND not_before <= CURRENT_TIMESTAMP
