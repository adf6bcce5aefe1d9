-- The stocks that have rows of a series within some days. Scalars: market, from_day, to_day; array of text: price_basis.
SELECT DISTINCT d.stock_code FROM daily_price d
WHERE d.market = CAST(:?market AS VARCHAR) AND d.price_basis = ANY (CAST(:?price_basis AS VARCHAR ARRAY))
AND d.trade_date BETWEEN CAST(:?from_day AS DATE) AND CAST(:?to_day AS DATE)
ORDER BY d.stock_code
