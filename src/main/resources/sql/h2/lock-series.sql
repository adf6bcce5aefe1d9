-- One transaction at a time compares and writes a series: here there is one writer for the whole file anyway. Scalars:
-- stock_code, market, price_basis.
SELECT 1 AS locked
WHERE CAST(:?stock_code AS VARCHAR) <> '' AND CAST(:?market AS VARCHAR) <> '' AND CAST(:?price_basis AS VARCHAR) <> ''
