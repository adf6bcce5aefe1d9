-- Forgets what was said of exactly these days. Scalars: stock_code, market, from_date, to_date, reason.
DELETE FROM resolution
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND from_date = CAST(:?from_date AS DATE) AND to_date = CAST(:?to_date AS DATE) AND reason = CAST(:?reason AS VARCHAR)
