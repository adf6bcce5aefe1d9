-- How many faults in a row subscribers had, and how many candles wait to be sent.
SELECT fault_count, (SELECT COUNT(*) FROM candle_event) AS waiting FROM event_delivery
