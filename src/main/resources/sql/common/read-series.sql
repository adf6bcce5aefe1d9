-- Where series begin, and from what that is known. Array of text: stock_code. Scalar: market.
SELECT stock_code, price_basis, begins_on, begins_evidence, begins_seen_on
FROM series_state
WHERE market = CAST(:?market AS VARCHAR) AND stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY))
ORDER BY stock_code, price_basis
