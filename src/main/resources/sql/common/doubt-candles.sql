-- Rows of a window are in doubt and not final. Scalars: stock_code, market, price_basis, from_date, to_date (dates).
UPDATE daily_price SET is_final = FALSE, evidence = 'ONE_READING'
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR)
AND trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
AND is_final
