-- Keeps why days are in order. Scalars: stock_code, market, from_date, to_date, reason, said_by, said (cut to fit), said_at
-- (with its zone).
INSERT INTO resolution (stock_code, market, from_date, to_date, reason, said_by, said, said_at)
VALUES (CAST(:?stock_code AS VARCHAR), CAST(:?market AS VARCHAR), CAST(:?from_date AS DATE), CAST(:?to_date AS DATE),
  CAST(:?reason AS VARCHAR), CAST(:?said_by AS VARCHAR), LEFT(CAST(:?said AS VARCHAR), 1000),
  CAST(:?said_at AS TIMESTAMP WITH TIME ZONE))
