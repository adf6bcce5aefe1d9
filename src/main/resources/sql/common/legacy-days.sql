-- The newest days of some series of which a version without evidence says that they are final, oldest series first. Scalars:
-- market, most (so many series).
SELECT stock_code, price_basis, MIN(trade_date) AS from_date, MAX(trade_date) AS to_date, COUNT(*) AS days
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND is_final AND evidence = 'LEGACY'
GROUP BY stock_code, price_basis
ORDER BY MIN(collected_at), stock_code, price_basis
FETCH FIRST CAST(:?most AS INTEGER) ROWS ONLY
