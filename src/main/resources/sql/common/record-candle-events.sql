-- Notes for the subscribers what a page has stored: the rows that were written in this transaction, with what they were
-- before. Runs last in the transaction that stores the page. Array of text: trade_date (yyyy-MM-dd). Scalars: stock_code,
-- name (or null), market, price_basis, run_id and collected_at as they were written.
INSERT INTO candle_event (kind, stock_code, name, trade_date, market, price_basis, open_price, high_price, low_price,
  close_price, volume, turnover, is_final, reason, old_open_price, old_high_price, old_low_price, old_close_price,
  old_volume, old_turnover, run_id, collected_at)
SELECT CASE WHEN r.revision_id IS NULL THEN 'NEW' ELSE 'CHANGED' END, d.stock_code, CAST(:?name AS VARCHAR),
  d.trade_date, d.market, d.price_basis, d.open_price, d.high_price, d.low_price, d.close_price, d.volume, d.turnover,
  d.is_final, r.reason, r.open_price, r.high_price, r.low_price, r.close_price, r.volume, r.turnover, d.run_id,
  d.collected_at
FROM daily_price d
LEFT JOIN daily_price_revision r
ON r.stock_code = d.stock_code AND r.trade_date = d.trade_date AND r.market = d.market AND r.price_basis = d.price_basis
  AND r.replaced_run_id = d.run_id AND r.replaced_at = d.collected_at
WHERE d.stock_code = CAST(:?stock_code AS VARCHAR) AND d.market = CAST(:?market AS VARCHAR)
AND d.price_basis = CAST(:?price_basis AS VARCHAR)
AND d.trade_date = ANY (CAST(:?trade_date AS DATE ARRAY))
AND d.run_id = CAST(:?run_id AS VARCHAR)
AND d.collected_at = CAST(:?collected_at AS TIMESTAMP WITH TIME ZONE)
ORDER BY d.trade_date
