-- Where a series ends. Scalars: stock_code, market, price_basis, ends_on (last day of trading), ends_evidence.
UPDATE series_state SET ends_on = CAST(:?ends_on AS DATE), ends_evidence = CAST(:?ends_evidence AS VARCHAR)
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR)
