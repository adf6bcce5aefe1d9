-- Rows whose close lies outside low and high, by more than the rounding of adjusted prices.
-- Scalars: market, seen_from (days before from_date that are looked at, too), from_date, to_date.
SELECT stock_code, trade_date, price_basis, close_price AS told, low_price AS least, high_price AS most
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND trade_date >= CAST(:?seen_from AS DATE)
AND trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
AND (close_price > high_price + CASE WHEN price_basis = 'ADJUSTED' THEN 1 ELSE 0 END
  OR close_price < low_price - CASE WHEN price_basis = 'ADJUSTED' THEN 1 ELSE 0 END)
ORDER BY trade_date DESC, stock_code, price_basis
FETCH FIRST 50 ROWS ONLY
