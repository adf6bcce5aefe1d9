-- The next stock that has a row, whichever market, basis and day; no row when there is none. Scalar: after_code (blank for the first).
SELECT d.stock_code
FROM daily_price d
WHERE d.stock_code > CAST(:?after_code AS VARCHAR)
ORDER BY d.stock_code
LIMIT 1
