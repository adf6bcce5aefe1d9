-- The nearest stored days of a series outside a range, on the side before it a final one where there is any: a row that may still
-- move shows no base. One row, null where there is none. Scalars: stock_code, market, price_basis, from_date, to_date.
SELECT
  COALESCE(
    (SELECT MAX(trade_date) FROM daily_price
      WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
      AND price_basis = CAST(:?price_basis AS VARCHAR) AND trade_date < CAST(:?from_date AS DATE) AND is_final),
    (SELECT MAX(trade_date) FROM daily_price
      WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
      AND price_basis = CAST(:?price_basis AS VARCHAR) AND trade_date < CAST(:?from_date AS DATE))) AS before_date,
  (SELECT MIN(trade_date) FROM daily_price
    WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
    AND price_basis = CAST(:?price_basis AS VARCHAR) AND trade_date > CAST(:?to_date AS DATE)) AS after_date
