-- The candles of one series as they were known at a moment, oldest first: of each day the values that had been read last. The stock is
-- named in both parts, so that each reads its rows alone, by the index. Scalars: as_of (a moment, with its zone), stock_code, market,
-- price_basis, from_date, to_date.
SELECT d.stock_code, d.trade_date, d.open_price, d.high_price, d.low_price, d.close_price, d.volume, d.turnover
FROM daily_price d
WHERE d.stock_code = CAST(:?stock_code AS VARCHAR)
AND d.market = CAST(:?market AS VARCHAR) AND d.price_basis = CAST(:?price_basis AS VARCHAR)
AND d.trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
AND d.collected_at <= CAST(:?as_of AS TIMESTAMP WITH TIME ZONE)
UNION ALL
SELECT v.stock_code, v.trade_date, v.open_price, v.high_price, v.low_price, v.close_price, v.volume, v.turnover
FROM daily_price_revision v
WHERE v.stock_code = CAST(:?stock_code AS VARCHAR)
AND v.market = CAST(:?market AS VARCHAR) AND v.price_basis = CAST(:?price_basis AS VARCHAR)
AND v.trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
AND v.collected_at <= CAST(:?as_of AS TIMESTAMP WITH TIME ZONE) AND v.replaced_at > CAST(:?as_of AS TIMESTAMP WITH TIME ZONE)
ORDER BY trade_date
