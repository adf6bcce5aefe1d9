-- Where a series begins. Scalars: stock_code, market, price_basis, begins_on, begins_evidence, begins_seen_on (may be null).
UPDATE series_state SET begins_on = CAST(:?begins_on AS DATE), begins_evidence = CAST(:?begins_evidence AS VARCHAR),
  begins_seen_on = CAST(:?begins_seen_on AS DATE)
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR)
