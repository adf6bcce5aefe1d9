-- Everything of one stock that another vendor's candles are compared with, both bases side by side.
-- Scalars: stock_code, market.
SELECT trade_date,
  MAX(CASE WHEN price_basis = 'ADJUSTED' THEN close_price END) AS adjusted_close,
  MAX(CASE WHEN price_basis = 'ADJUSTED' THEN volume END) AS adjusted_volume,
  MAX(CASE WHEN price_basis = 'RAW' THEN close_price END) AS raw_close,
  MAX(CASE WHEN price_basis = 'RAW' THEN volume END) AS raw_volume,
  MIN(CASE WHEN is_final THEN 1 ELSE 0 END) AS all_final
FROM daily_price
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
GROUP BY trade_date
ORDER BY trade_date
