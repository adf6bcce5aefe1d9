-- The candles of one day as they were known at a moment, by stock: the values that had been read last. Scalars: as_of (a moment, with
-- its zone), market, price_basis, trade_date.
SELECT d.stock_code, d.trade_date, d.open_price, d.high_price, d.low_price, d.close_price, d.volume, d.turnover
FROM daily_price d
WHERE d.trade_date = CAST(:?trade_date AS DATE)
AND d.market = CAST(:?market AS VARCHAR) AND d.price_basis = CAST(:?price_basis AS VARCHAR)
AND d.collected_at <= CAST(:?as_of AS TIMESTAMP WITH TIME ZONE)
UNION ALL
SELECT v.stock_code, v.trade_date, v.open_price, v.high_price, v.low_price, v.close_price, v.volume, v.turnover
FROM daily_price_revision v
WHERE v.trade_date = CAST(:?trade_date AS DATE)
AND v.market = CAST(:?market AS VARCHAR) AND v.price_basis = CAST(:?price_basis AS VARCHAR)
AND v.collected_at <= CAST(:?as_of AS TIMESTAMP WITH TIME ZONE) AND v.replaced_at > CAST(:?as_of AS TIMESTAMP WITH TIME ZONE)
ORDER BY stock_code
