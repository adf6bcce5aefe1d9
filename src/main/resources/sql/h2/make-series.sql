-- The row of a series, where there is none yet. Scalars: stock_code, market, price_basis.
MERGE INTO series_state s
USING (SELECT CAST(:?stock_code AS VARCHAR) AS stock_code, CAST(:?market AS VARCHAR) AS market,
  CAST(:?price_basis AS VARCHAR) AS price_basis) AS n
ON s.stock_code = n.stock_code AND s.market = n.market AND s.price_basis = n.price_basis
WHEN NOT MATCHED THEN INSERT (stock_code, market, price_basis) VALUES (n.stock_code, n.market, n.price_basis)
