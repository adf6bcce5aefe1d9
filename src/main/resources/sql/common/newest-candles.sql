-- The candles of the newest day, those with the largest volume first. Scalar: row_limit.
SELECT c.symbol, c.trade_date, c.open, c.high, c.low, c.close, c.volume,
  (SELECT t.name FROM collection_item t
   WHERE t.stock_code = c.symbol AND t.name IS NOT NULL ORDER BY t.updated_at DESC LIMIT 1) AS name
FROM candle c
WHERE c.trade_date = (SELECT MAX(n.trade_date) FROM candle n)
ORDER BY c.volume DESC, c.symbol
LIMIT CAST(:?row_limit AS INTEGER)
