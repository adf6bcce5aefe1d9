-- Forgets ranges that have become part of a longer one. Arrays of text, one element per range: stock_code, price_basis,
-- from_date (yyyy-MM-dd). Scalar: market.
DELETE FROM collection_range
WHERE market = CAST(:?market AS VARCHAR) AND (stock_code, price_basis, from_date) IN (
  SELECT r.stock_code, r.price_basis, CAST(r.from_date AS DATE)
  FROM UNNEST(CAST(:?stock_code AS VARCHAR ARRAY), CAST(:?price_basis AS VARCHAR ARRAY), CAST(:?from_date AS VARCHAR ARRAY))
    AS r (stock_code, price_basis, from_date))
