-- Forgets candles that were sent. Array of text: event_id. By number, not up to one: of two transactions the one with the
-- smaller numbers may be committed later.
DELETE FROM candle_event WHERE event_id = ANY (CAST(:?event_id AS BIGINT ARRAY))
