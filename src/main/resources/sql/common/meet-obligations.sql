-- What is done. Array of text: obligation_id.
DELETE FROM obligation WHERE obligation_id = ANY (CAST(:?obligation_id AS BIGINT ARRAY))
