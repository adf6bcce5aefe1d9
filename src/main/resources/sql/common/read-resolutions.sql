-- What is in order although it looks wrong. Array of text: stock_code. Scalar: market.
SELECT stock_code, from_date, to_date, reason, said_by, said
FROM resolution
WHERE market = CAST(:?market AS VARCHAR) AND stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY))
ORDER BY stock_code, from_date, resolution_id
