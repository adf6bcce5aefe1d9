-- The rows of a series stand on one base, unless something says that they do not. Scalars: stock_code, market, price_basis,
-- moment (with its zone).
UPDATE series_state SET base_since = COALESCE(base_since, CAST(:?moment AS TIMESTAMP WITH TIME ZONE)),
  base_proven_at = CAST(:?moment AS TIMESTAMP WITH TIME ZONE)
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND price_basis = CAST(:?price_basis AS VARCHAR)
AND NOT EXISTS (
  SELECT 1 FROM obligation o
  WHERE o.stock_code = series_state.stock_code AND o.market = series_state.market
  AND o.price_basis = series_state.price_basis AND o.kind = 'BASE')
