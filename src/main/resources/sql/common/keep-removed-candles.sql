-- Keeps what rows were that are about to be removed: the exchange was closed on their days, and KIS has them no more. Array of
-- text: trade_date (yyyy-MM-dd). Scalars: stock_code, market, price_basis, run_id, replaced_at (with its zone).
INSERT INTO daily_price_revision (stock_code, trade_date, market, price_basis, open_price, high_price, low_price,
  close_price, volume, turnover, is_final, source, run_id, collected_at, replaced_run_id, replaced_at, reason)
SELECT stock_code, trade_date, market, price_basis, open_price, high_price, low_price,
  close_price, volume, turnover, is_final, source, run_id, collected_at,
  CAST(:?run_id AS VARCHAR), CAST(:?replaced_at AS TIMESTAMP WITH TIME ZONE), 'VENDOR_FAULT'
FROM daily_price
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR) AND trade_date = ANY (CAST(:?trade_date AS DATE ARRAY))
AND trade_date IN (
  SELECT t.trade_date FROM trading_day t WHERE NOT t.is_open AND t.is_certain AND t.source IN ('KIS', 'OBSERVED'))
