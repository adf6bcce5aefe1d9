-- How many faults in a row subscribers had when a process began to send, and how many candles wait. Scalar: owner.
SELECT fault_count, (SELECT COUNT(*) FROM candle_event) AS waiting
FROM event_delivery
WHERE owner = CAST(:?owner AS VARCHAR)
