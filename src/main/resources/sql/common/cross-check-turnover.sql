-- Rows whose turnover by volume lies outside low and high, beyond what rounding explains: 1 KRW of each price, one share of
-- an adjusted volume, a thousandth.
-- Scalars: market, seen_from (days before from_date that are looked at, too), from_date, to_date.
SELECT stock_code, trade_date, price_basis, CAST(CAST(turnover AS NUMERIC(20)) / volume AS NUMERIC(18, 2)) AS told,
  low_price AS least, high_price AS most
FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND trade_date >= CAST(:?seen_from AS DATE)
AND trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
AND volume > 0 AND turnover > 0 AND low_price IS NOT NULL
AND (turnover < (low_price - 1) * (volume - 1) * 0.999 OR turnover > (high_price + 1) * (volume + 1) * 1.001)
ORDER BY trade_date DESC, stock_code, price_basis
FETCH FIRST 50 ROWS ONLY
