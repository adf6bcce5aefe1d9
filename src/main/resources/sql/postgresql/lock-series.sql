-- One transaction at a time compares and writes a series: locked until its end. Scalars: stock_code, market, price_basis.
SELECT 1 AS locked
FROM pg_advisory_xact_lock(hashtextextended(
  CONCAT_WS(' ', 'daily_price', CAST(:?stock_code AS VARCHAR), CAST(:?market AS VARCHAR),
    CAST(:?price_basis AS VARCHAR)), 0))
