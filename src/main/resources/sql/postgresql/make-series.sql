-- The row of a series, where there is none yet. Scalars: stock_code, market, price_basis.
INSERT INTO series_state (stock_code, market, price_basis)
VALUES (CAST(:?stock_code AS VARCHAR), CAST(:?market AS VARCHAR), CAST(:?price_basis AS VARCHAR))
ON CONFLICT DO NOTHING
