-- Remembers the last question to search-stock-info about a stock, and what is known from it.
-- Scalars: stock_code, listed_on, delisted_on, answered_on (dates or null), is_halted, trades_on_nextrade, nextrade_halted
-- (true, false or null), state, asked_on (a date), asked_at (with its zone), asked_count, answer (cut to fit).
MERGE INTO stock_listing t
USING (
  SELECT
    CAST(:?stock_code AS VARCHAR) AS stock_code, CAST(:?listed_on AS DATE) AS listed_on,
    CAST(:?delisted_on AS DATE) AS delisted_on, CAST(:?is_halted AS BOOLEAN) AS is_halted,
    CAST(:?trades_on_nextrade AS BOOLEAN) AS trades_on_nextrade, CAST(:?nextrade_halted AS BOOLEAN) AS nextrade_halted,
    CAST(:?answered_on AS DATE) AS answered_on, CAST(:?state AS VARCHAR) AS state, CAST(:?asked_on AS DATE) AS asked_on,
    CAST(:?asked_at AS TIMESTAMP WITH TIME ZONE) AS asked_at, CAST(:?asked_count AS INTEGER) AS asked_count,
    LEFT(CAST(:?answer AS VARCHAR), 400) AS answer
  ) n
ON t.stock_code = n.stock_code
WHEN MATCHED THEN UPDATE SET listed_on = n.listed_on, delisted_on = n.delisted_on, is_halted = n.is_halted,
  trades_on_nextrade = n.trades_on_nextrade, nextrade_halted = n.nextrade_halted, answered_on = n.answered_on,
  state = n.state, asked_on = n.asked_on, asked_at = n.asked_at, asked_count = n.asked_count, answer = n.answer
WHEN NOT MATCHED THEN INSERT (
  stock_code, listed_on, delisted_on, is_halted, trades_on_nextrade, nextrade_halted, answered_on, state, asked_on, asked_at,
  asked_count, answer)
VALUES (
  n.stock_code, n.listed_on, n.delisted_on, n.is_halted, n.trades_on_nextrade, n.nextrade_halted,
  n.answered_on, n.state, n.asked_on, n.asked_at, n.asked_count, n.answer)
