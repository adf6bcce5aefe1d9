-- Third of three: marks as final the rows up to settled_before that were read again and agreed; the update count is the
-- number of rows that became final, or of which that is proven now. A run never confirms what it has written itself, and
-- nothing in doubt is final.
-- Array of text: trade_date (yyyy-MM-dd). Scalars: stock_code, market, price_basis, run_id, settled_before (a date).
UPDATE daily_price SET is_final = TRUE, evidence = 'REREAD'
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR)
AND trade_date = ANY (CAST(:?trade_date AS DATE ARRAY))
AND trade_date <= CAST(:?settled_before AS DATE)
AND run_id <> CAST(:?run_id AS VARCHAR)
AND (NOT is_final OR evidence = 'LEGACY')
AND NOT EXISTS (
  SELECT 1 FROM obligation o
  WHERE o.stock_code = daily_price.stock_code AND o.market = daily_price.market AND o.price_basis = daily_price.price_basis
  AND o.kind IN ('BASE', 'CHANGED') AND daily_price.trade_date BETWEEN o.from_date AND o.to_date)
AND NOT EXISTS (
  SELECT 1 FROM trading_day t
  WHERE t.trade_date = daily_price.trade_date AND NOT t.is_open AND t.is_certain AND t.source IN ('KIS', 'OBSERVED'))
