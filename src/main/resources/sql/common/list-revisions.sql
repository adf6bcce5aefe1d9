-- What the candles of a stock were before they changed, the newest change first. Scalars: stock_code, from_date, to_date, row_limit.
SELECT trade_date, market, price_basis, open_price, high_price, low_price, close_price, volume, turnover, is_final, reason,
  collected_at, run_id, replaced_at, replaced_run_id
FROM daily_price_revision
WHERE stock_code = CAST(:?stock_code AS VARCHAR)
AND trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
ORDER BY replaced_at DESC, revision_id DESC
LIMIT CAST(:?row_limit AS INTEGER)
