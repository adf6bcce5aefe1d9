-- The same obligation for further days. Scalars: obligation_id, from_date, to_date.
INSERT INTO obligation (stock_code, market, price_basis, kind, from_date, to_date, reason, opened_at, opened_run_id, due_on,
  asked_count)
SELECT stock_code, market, price_basis, kind, CAST(:?from_date AS DATE), CAST(:?to_date AS DATE), reason, opened_at,
  opened_run_id, due_on, asked_count
FROM obligation
WHERE obligation_id = CAST(:?obligation_id AS BIGINT)
