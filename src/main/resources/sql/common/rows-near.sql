-- What is stored around a day of each series of some stocks: the close of the trading day before, how many rows before it still
-- stand as the prices of many stocks gave them, and whether the day itself has a row of the candle service, or a final one.
-- Array of text: stock_code. Scalars: market, from_date (nothing before it is looked at), before_date (the trading day before),
-- trade_date (the day), quoted (the source of such rows).
SELECT stock_code, price_basis,
  MAX(CASE WHEN trade_date = CAST(:?before_date AS DATE) THEN close_price END) AS close_before,
  SUM(CASE WHEN trade_date < CAST(:?trade_date AS DATE) AND source = CAST(:?quoted AS VARCHAR) THEN 1 ELSE 0 END)
    AS quoted_before,
  SUM(CASE WHEN trade_date >= CAST(:?trade_date AS DATE) AND (is_final OR source <> CAST(:?quoted AS VARCHAR))
    THEN 1 ELSE 0 END) AS taken
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY))
AND trade_date >= CAST(:?from_date AS DATE)
GROUP BY stock_code, price_basis
