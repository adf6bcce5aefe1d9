-- How many days of each window are stored and final, for each of some series; windows without any are left out.
-- Arrays of text: stock_code and price_basis (one element per series), from_date and to_date (yyyy-MM-dd, one per window).
-- Scalar: market.
SELECT d.stock_code, d.price_basis, w.from_date, COUNT(*) AS days
FROM UNNEST(CAST(:?stock_code AS VARCHAR ARRAY), CAST(:?price_basis AS VARCHAR ARRAY)) AS s (stock_code, price_basis)
CROSS JOIN (
  SELECT CAST(a.from_date AS DATE) AS from_date, CAST(a.to_date AS DATE) AS to_date
  FROM UNNEST(CAST(:?from_date AS VARCHAR ARRAY), CAST(:?to_date AS VARCHAR ARRAY)) AS a (from_date, to_date)) AS w
JOIN daily_price d ON d.stock_code = s.stock_code AND d.price_basis = s.price_basis
  AND d.market = CAST(:?market AS VARCHAR) AND d.trade_date BETWEEN w.from_date AND w.to_date
WHERE d.is_final
GROUP BY d.stock_code, d.price_basis, w.from_date
