-- The series of a stock have not ended. Scalars: stock_code, market.
UPDATE series_state SET ends_on = NULL, ends_evidence = NULL
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR) AND ends_on IS NOT NULL
