-- The rows of one stock, for a file. Scalars: stock_code, market, from_day, to_day; array of text: price_basis.
SELECT d.stock_code, d.trade_date, d.market, d.price_basis, d.open_price, d.high_price, d.low_price, d.close_price,
  d.volume, d.turnover, d.is_final, d.evidence
FROM daily_price d
WHERE d.stock_code = CAST(:?stock_code AS VARCHAR)
AND d.market = CAST(:?market AS VARCHAR) AND d.price_basis = ANY (CAST(:?price_basis AS VARCHAR ARRAY))
AND d.trade_date BETWEEN CAST(:?from_day AS DATE) AND CAST(:?to_day AS DATE)
ORDER BY d.trade_date, d.price_basis
