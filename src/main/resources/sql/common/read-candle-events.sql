-- The oldest candles that were not sent yet, in the order in which they are sent. Scalar: at_most (rows).
SELECT event_id, kind, stock_code, name, trade_date, market, price_basis, open_price, high_price, low_price, close_price,
  volume, turnover, is_final, reason, old_open_price, old_high_price, old_low_price, old_close_price, old_volume,
  old_turnover, run_id, collected_at
FROM candle_event
ORDER BY event_id
LIMIT CAST(:?at_most AS INTEGER)
