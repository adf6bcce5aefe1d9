-- What has to be read again of some stocks; of every stock when the array is empty. Array of text: stock_code. Scalar: market.
SELECT obligation_id, stock_code, price_basis, kind, from_date, to_date, reason, due_on
FROM obligation
WHERE market = CAST(:?market AS VARCHAR)
AND (CARDINALITY(CAST(:?stock_code AS VARCHAR ARRAY)) = 0 OR stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY)))
ORDER BY stock_code, price_basis, to_date DESC, obligation_id
