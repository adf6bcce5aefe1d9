-- The candles of some days as they were known at a moment, by stock and day: of each day the values that had been read last. Scalars:
-- as_of (a moment, with its zone), stock_code (null for all), market, price_basis, from_date, to_date.
SELECT k.stock_code, k.trade_date, k.open_price, k.high_price, k.low_price, k.close_price, k.volume, k.turnover
FROM (
  SELECT d.stock_code, d.trade_date, d.market, d.price_basis, d.open_price, d.high_price, d.low_price, d.close_price,
    d.volume, d.turnover, d.collected_at, CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS replaced_at
  FROM daily_price d
  UNION ALL
  SELECT v.stock_code, v.trade_date, v.market, v.price_basis, v.open_price, v.high_price, v.low_price, v.close_price,
    v.volume, v.turnover, v.collected_at, v.replaced_at
  FROM daily_price_revision v) AS k
CROSS JOIN (
  SELECT CAST(:?as_of AS TIMESTAMP WITH TIME ZONE) AS as_of, CAST(:?stock_code AS VARCHAR) AS stock_code) AS p
WHERE k.market = CAST(:?market AS VARCHAR) AND k.price_basis = CAST(:?price_basis AS VARCHAR)
AND k.trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
AND (p.stock_code IS NULL OR k.stock_code = p.stock_code)
AND k.collected_at <= p.as_of
AND (k.replaced_at IS NULL OR k.replaced_at > p.as_of)
ORDER BY k.stock_code, k.trade_date
