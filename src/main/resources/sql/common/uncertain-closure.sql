-- The newest day of which one stock alone has shown, before a session day, that the exchange was closed; one row, null when
-- there is none. Scalar: session_day (a date).
SELECT MAX(trade_date) AS trade_date
FROM trading_day
WHERE NOT is_open AND NOT is_certain AND source = 'OBSERVED' AND unseen_on < CAST(:?session_day AS DATE)
