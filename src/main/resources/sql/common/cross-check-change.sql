-- Final rows on ordinary days of which KIS names another close before (close - price_change) than the row before has, which
-- is final, too; not where a trading day between the two is missing. Adjusted prices are rounded, so 2 KRW are none.
-- Scalars: market, seen_from (days before from_date that are looked at, too), from_date, to_date.
SELECT stock_code, trade_date, price_basis, close_price - price_change AS told, close_before AS least,
  close_before AS most
FROM (
  SELECT d.stock_code, d.trade_date, d.price_basis, d.close_price, d.price_change, d.is_final,
    COALESCE(d.ex_code, d.revaluation_code) AS code, d.split_ratio,
    LAG(d.close_price) OVER series AS close_before, LAG(d.trade_date) OVER series AS date_before,
    LAG(CASE WHEN d.is_final THEN 1 ELSE 0 END) OVER series AS final_before
  FROM daily_price d
  WHERE market = CAST(:?market AS VARCHAR) AND d.trade_date BETWEEN CAST(:?seen_from AS DATE) AND CAST(:?to_date AS DATE)
  WINDOW series AS (PARTITION BY d.stock_code, d.price_basis ORDER BY d.trade_date)) AS w
WHERE trade_date >= CAST(:?from_date AS DATE) AND is_final AND final_before = 1
AND code IS NULL AND split_ratio IS NULL
AND ABS(close_price - price_change - close_before) > CASE WHEN price_basis = 'ADJUSTED' THEN 2 ELSE 0 END
AND NOT EXISTS (
  SELECT 1 FROM trading_day t WHERE t.is_open AND t.trade_date > w.date_before AND t.trade_date < w.trade_date)
ORDER BY trade_date DESC, stock_code, price_basis
FETCH FIRST 50 ROWS ONLY
