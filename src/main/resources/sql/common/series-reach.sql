-- How far each of some series is: its first stored day, its last final one, and its first one that is not final. Array of
-- text: stock_code. Scalar: market.
SELECT stock_code, price_basis, MIN(trade_date) AS first_date,
  MAX(CASE WHEN is_final THEN trade_date END) AS final_date, MIN(CASE WHEN is_final THEN NULL ELSE trade_date END) AS open_date
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY))
GROUP BY stock_code, price_basis
