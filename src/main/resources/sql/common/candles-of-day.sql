-- The next candles of one day, by stock. Scalars: after_code (blank for the first ones), market, price_basis, trade_date, row_limit.
SELECT d.stock_code, d.trade_date, d.open_price, d.high_price, d.low_price, d.close_price, d.volume, d.turnover, d.is_final,
  d.split_ratio, d.ex_code
FROM daily_price d
WHERE d.trade_date = CAST(:?trade_date AS DATE)
AND d.market = CAST(:?market AS VARCHAR) AND d.price_basis = CAST(:?price_basis AS VARCHAR)
AND d.stock_code > CAST(:?after_code AS VARCHAR)
ORDER BY d.stock_code
LIMIT CAST(:?row_limit AS INTEGER)
