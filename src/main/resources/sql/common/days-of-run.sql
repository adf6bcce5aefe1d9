-- Which of some days of a series this run has written. Array of text: trade_date (yyyy-MM-dd).
-- Scalars: run_id, stock_code, market, price_basis.
SELECT trade_date
FROM daily_price
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR) AND run_id = CAST(:?run_id AS VARCHAR)
AND trade_date = ANY (CAST(:?trade_date AS DATE ARRAY))
ORDER BY trade_date
