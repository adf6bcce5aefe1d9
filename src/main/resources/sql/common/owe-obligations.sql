-- Notes what has to be read again. Arrays of text, one element per obligation: stock_code, price_basis, kind, from_date,
-- to_date, due_on (yyyy-MM-dd), reason (cut to fit). Scalars: market, opened_at (with its zone), opened_run_id.
INSERT INTO obligation (stock_code, market, price_basis, kind, from_date, to_date, reason, opened_at, opened_run_id, due_on)
SELECT o.stock_code, CAST(:?market AS VARCHAR), o.price_basis, o.kind, CAST(o.from_date AS DATE), CAST(o.to_date AS DATE),
  LEFT(o.reason, 1000), CAST(:?opened_at AS TIMESTAMP WITH TIME ZONE), CAST(:?opened_run_id AS VARCHAR), CAST(o.due_on AS DATE)
FROM UNNEST(CAST(:?stock_code AS VARCHAR ARRAY), CAST(:?price_basis AS VARCHAR ARRAY), CAST(:?kind AS VARCHAR ARRAY),
    CAST(:?from_date AS VARCHAR ARRAY), CAST(:?to_date AS VARCHAR ARRAY), CAST(:?reason AS VARCHAR ARRAY),
    CAST(:?due_on AS VARCHAR ARRAY))
  AS o (stock_code, price_basis, kind, from_date, to_date, reason, due_on)
