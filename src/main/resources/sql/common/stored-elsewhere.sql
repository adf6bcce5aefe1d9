-- Whether a row of a series is stored of another day than some, and its base is not in doubt. Array of text: trade_date
-- (yyyy-MM-dd). Scalars: stock_code, market, price_basis.
SELECT 1 FROM daily_price d
WHERE d.stock_code = CAST(:?stock_code AS VARCHAR) AND d.market = CAST(:?market AS VARCHAR)
AND d.price_basis = CAST(:?price_basis AS VARCHAR)
AND d.trade_date <> ALL (CAST(:?trade_date AS DATE ARRAY))
AND NOT EXISTS (
  SELECT 1 FROM obligation o
  WHERE o.stock_code = d.stock_code AND o.market = d.market AND o.price_basis = d.price_basis
  AND o.kind = 'BASE' AND d.trade_date BETWEEN o.from_date AND o.to_date)
LIMIT 1
