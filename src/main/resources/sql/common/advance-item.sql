-- Writes how far a symbol is; the update count is 0 when the run belongs to another process now.
-- Scalars: run_id, stock_code, owner, state, row_count, reread_rows, new_rows, changed_rows, unchanged_rows, attempts,
-- remaining (blank when nothing is left), first_date and last_date (may be null), reread_reason, error_code and error_text
-- (may be null, cut to fit), updated_at (with its zone).
UPDATE collection_item SET state = CAST(:?state AS VARCHAR), row_count = CAST(:?row_count AS INTEGER),
  reread_rows = CAST(:?reread_rows AS INTEGER), new_rows = CAST(:?new_rows AS INTEGER),
  changed_rows = CAST(:?changed_rows AS INTEGER), unchanged_rows = CAST(:?unchanged_rows AS INTEGER),
  attempts = CAST(:?attempts AS INTEGER), remaining = CAST(:?remaining AS VARCHAR),
  first_date = CAST(:?first_date AS DATE), last_date = CAST(:?last_date AS DATE),
  reread_reason = LEFT(CAST(:?reread_reason AS VARCHAR), 200),
  error_code = LEFT(CAST(:?error_code AS VARCHAR), 40), error_text = LEFT(CAST(:?error_text AS VARCHAR), 1000),
  updated_at = CAST(:?updated_at AS TIMESTAMP WITH TIME ZONE)
WHERE run_id = CAST(:?run_id AS VARCHAR) AND stock_code = CAST(:?stock_code AS VARCHAR) AND owner = CAST(:?owner AS VARCHAR)
