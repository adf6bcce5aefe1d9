-- Ends the sending, so that the next process need not wait for the end of the lease. Scalars: owner, fault_count (faults in
-- a row), fault (the last one, or null), pause_seconds (how long nothing is sent from now on, by the database's clock).
UPDATE event_delivery SET owner = NULL, lease_until = CURRENT_TIMESTAMP,
  fault_count = CAST(:?fault_count AS INTEGER), fault = LEFT(CAST(:?fault AS VARCHAR), 1000),
  not_before = CURRENT_TIMESTAMP + CAST(:?pause_seconds AS INTEGER) * INTERVAL '1' SECOND
WHERE owner = CAST(:?owner AS VARCHAR)
