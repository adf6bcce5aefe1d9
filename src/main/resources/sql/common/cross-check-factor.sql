-- Ordinary days on which RAW x factor = ADJUSTED does not go on from the day before, beyond the rounding of the four closes.
-- Scalars: market, seen_from (days before from_date that are looked at, too), from_date, to_date.
SELECT stock_code, trade_date, 'ADJUSTED' AS price_basis, CAST(adjusted / raw AS NUMERIC(18, 6)) AS told,
  CAST(adjusted_before / raw_before AS NUMERIC(18, 6)) AS least,
  CAST(adjusted_before / raw_before AS NUMERIC(18, 6)) AS most
FROM (
  SELECT a.stock_code, a.trade_date, a.close_price AS adjusted, r.close_price AS raw,
    LAG(a.close_price) OVER series AS adjusted_before, LAG(r.close_price) OVER series AS raw_before,
    COALESCE(a.ex_code, a.revaluation_code, r.ex_code, r.revaluation_code) AS code,
    COALESCE(a.split_ratio, r.split_ratio) AS split_ratio
  FROM daily_price a
  JOIN daily_price r ON r.stock_code = a.stock_code AND r.trade_date = a.trade_date AND r.market = a.market
    AND r.price_basis = 'RAW'
  WHERE a.market = CAST(:?market AS VARCHAR) AND a.price_basis = 'ADJUSTED'
  AND a.trade_date BETWEEN CAST(:?seen_from AS DATE) AND CAST(:?to_date AS DATE)
  WINDOW series AS (PARTITION BY a.stock_code ORDER BY a.trade_date)) AS w
WHERE trade_date >= CAST(:?from_date AS DATE) AND code IS NULL AND split_ratio IS NULL
AND ABS(adjusted * raw_before - adjusted_before * raw) > 2 * (raw + raw_before)
ORDER BY trade_date DESC, stock_code, price_basis
FETCH FIRST 50 ROWS ONLY
