-- Records the outcome of one symbol of a run; the update count is 1, or 0 when the run does not list the symbol.
-- Scalars: run_id, stock_code, state, row_count, attempts (added to those before), error_code and error_text (may be
-- null, cut to fit), updated_at (with its zone).
UPDATE collection_item SET state = CAST(:?state AS VARCHAR), row_count = CAST(:?row_count AS INTEGER),
  attempts = attempts + CAST(:?attempts AS INTEGER),
  error_code = LEFT(CAST(:?error_code AS VARCHAR), 40), error_text = LEFT(CAST(:?error_text AS VARCHAR), 1000),
  updated_at = CAST(:?updated_at AS TIMESTAMP WITH TIME ZONE)
WHERE run_id = CAST(:?run_id AS VARCHAR) AND stock_code = CAST(:?stock_code AS VARCHAR)
