-- Remembers the last question to search-stock-info about a stock, and what is known from it.
-- Scalars: stock_code, listed_on, delisted_on, answered_on (dates or null), is_halted, trades_on_nextrade, nextrade_halted
-- (true, false or null), state, asked_on (a date), asked_at (with its zone), asked_count, answer (cut to fit).
INSERT INTO stock_listing (
  stock_code, listed_on, delisted_on, is_halted, trades_on_nextrade, nextrade_halted, answered_on, state, asked_on, asked_at,
  asked_count, answer)
VALUES (
  CAST(:?stock_code AS VARCHAR), CAST(:?listed_on AS DATE),
  CAST(:?delisted_on AS DATE), CAST(:?is_halted AS BOOLEAN),
  CAST(:?trades_on_nextrade AS BOOLEAN), CAST(:?nextrade_halted AS BOOLEAN),
  CAST(:?answered_on AS DATE), CAST(:?state AS VARCHAR), CAST(:?asked_on AS DATE),
  CAST(:?asked_at AS TIMESTAMP WITH TIME ZONE), CAST(:?asked_count AS INTEGER),
  LEFT(CAST(:?answer AS VARCHAR), 400))
ON CONFLICT (stock_code) DO UPDATE SET
  listed_on = EXCLUDED.listed_on, delisted_on = EXCLUDED.delisted_on,
  is_halted = EXCLUDED.is_halted, trades_on_nextrade = EXCLUDED.trades_on_nextrade, nextrade_halted = EXCLUDED.nextrade_halted,
  answered_on = EXCLUDED.answered_on, state = EXCLUDED.state, asked_on = EXCLUDED.asked_on, asked_at = EXCLUDED.asked_at,
  asked_count = EXCLUDED.asked_count, answer = EXCLUDED.answer
