-- Whether anything is to be sent and anybody may: one row, or none.
SELECT 1 FROM event_delivery
WHERE lease_until <= CURRENT_TIMESTAMP AND not_before <= CURRENT_TIMESTAMP
AND EXISTS (SELECT 1 FROM candle_event)
