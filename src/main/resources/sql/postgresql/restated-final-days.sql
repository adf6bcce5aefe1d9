-- The final days of a series whose close this run has found changed; one row, null when there is none.
-- Scalars: run_id, stock_code, market, price_basis.
SELECT MAX(v.trade_date) AS trade_date
FROM daily_price_revision v
JOIN daily_price d ON d.stock_code = v.stock_code AND d.trade_date = v.trade_date AND d.market = v.market
  AND d.price_basis = v.price_basis
WHERE v.replaced_run_id = CAST(:?run_id AS VARCHAR) AND v.stock_code = CAST(:?stock_code AS VARCHAR)
AND v.market = CAST(:?market AS VARCHAR) AND v.price_basis = CAST(:?price_basis AS VARCHAR)
AND v.is_final AND d.close_price <> v.close_price
