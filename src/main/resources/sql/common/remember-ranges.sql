-- Remembers ranges that are not there. Arrays of text, one element per range: stock_code, price_basis, from_date, to_date,
-- begins_on (yyyy-MM-dd; the last may be null). Scalar: market.
INSERT INTO collection_range (stock_code, market, price_basis, from_date, to_date, begins_on)
SELECT r.stock_code, CAST(:?market AS VARCHAR), r.price_basis, CAST(r.from_date AS DATE), CAST(r.to_date AS DATE),
  CAST(r.begins_on AS DATE)
FROM UNNEST(CAST(:?stock_code AS VARCHAR ARRAY), CAST(:?price_basis AS VARCHAR ARRAY), CAST(:?from_date AS VARCHAR ARRAY),
    CAST(:?to_date AS VARCHAR ARRAY), CAST(:?begins_on AS VARCHAR ARRAY))
  AS r (stock_code, price_basis, from_date, to_date, begins_on)
