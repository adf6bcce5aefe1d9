-- The rows of one day, for a file. Scalars: trade_date, market; array of text: price_basis.
SELECT d.stock_code, d.trade_date, d.market, d.price_basis, d.open_price, d.high_price, d.low_price, d.close_price,
  d.volume, d.turnover, d.is_final, d.evidence
FROM daily_price d
WHERE d.trade_date = CAST(:?trade_date AS DATE)
AND d.market = CAST(:?market AS VARCHAR) AND d.price_basis = ANY (CAST(:?price_basis AS VARCHAR ARRAY))
ORDER BY d.stock_code, d.price_basis
