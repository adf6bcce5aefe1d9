-- What was ever asked for of some stocks. Array of text: stock_code. Scalar: market.
SELECT stock_code, price_basis, from_date, to_date, begins_on
FROM collection_range
WHERE market = CAST(:?market AS VARCHAR) AND stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY))
ORDER BY stock_code, price_basis, from_date
