-- The stocks of which anything has to be read again now. Scalars: market, session_day (a date).
SELECT DISTINCT stock_code
FROM obligation
WHERE market = CAST(:?market AS VARCHAR) AND due_on <= CAST(:?session_day AS DATE)
ORDER BY stock_code
