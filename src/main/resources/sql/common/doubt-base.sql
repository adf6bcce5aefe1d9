-- The rows of a series stand on two bases. Scalars: stock_code, market, price_basis, moment (with its zone).
UPDATE series_state SET base_since = CAST(:?moment AS TIMESTAMP WITH TIME ZONE), base_proven_at = NULL
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR)
