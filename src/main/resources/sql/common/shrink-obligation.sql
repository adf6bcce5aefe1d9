-- Leaves other days of an obligation. Scalars: obligation_id, from_date, to_date.
UPDATE obligation SET from_date = CAST(:?from_date AS DATE), to_date = CAST(:?to_date AS DATE)
WHERE obligation_id = CAST(:?obligation_id AS BIGINT)
