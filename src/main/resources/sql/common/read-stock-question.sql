-- The last question to search-stock-info about a stock, and what is known from it. Scalar: stock_code.
SELECT listed_on, delisted_on, is_halted, trades_on_nextrade, nextrade_halted, answered_on, state, asked_on, asked_count
FROM stock_listing
WHERE stock_code = CAST(:?stock_code AS VARCHAR)
