-- The next candles of one series, oldest first. Scalars: stock_code, market, price_basis, after_date (the day before the first),
-- to_date (the last day), row_limit.
SELECT d.stock_code, d.trade_date, d.open_price, d.high_price, d.low_price, d.close_price, d.volume, d.turnover, d.is_final,
  d.split_ratio, d.ex_code
FROM daily_price d
WHERE d.stock_code = CAST(:?stock_code AS VARCHAR)
AND d.market = CAST(:?market AS VARCHAR) AND d.price_basis = CAST(:?price_basis AS VARCHAR)
AND d.trade_date > CAST(:?after_date AS DATE) AND d.trade_date <= CAST(:?to_date AS DATE)
ORDER BY d.trade_date
LIMIT CAST(:?row_limit AS INTEGER)
