-- A trading day needs two witnesses: what one stock alone has shown is not certain any more, and a day that should have been open
-- and of which no stock has a row is in doubt. Every statement may run again.

ALTER TABLE trading_day ADD COLUMN IF NOT EXISTS unseen_on DATE;
ALTER TABLE trading_day DROP CONSTRAINT IF EXISTS trading_day_source;
ALTER TABLE trading_day ADD CONSTRAINT trading_day_source
  CHECK (source = ANY (ARRAY['KIS', 'OBSERVED', 'DISPUTED', 'FILE', 'WEEKDAY']));

-- The version before took the word of any one stock.
UPDATE trading_day SET is_certain = FALSE WHERE source = 'OBSERVED';

COMMENT ON COLUMN trading_day.source IS 'KIS (chk-holiday), OBSERVED (candles), DISPUTED (should have been open, and no stock has a row), FILE (config/holidays.csv) or WEEKDAY (assumed).';
COMMENT ON COLUMN trading_day.is_certain IS 'Two witnesses told: KIS after the day, two stocks, or KIS and a stock.';
COMMENT ON COLUMN trading_day.unseen_on IS 'Session day of the run that first found no row of it; null when that is not why it is believed.';

ALTER TABLE calendar_question ADD COLUMN IF NOT EXISTS attempts INTEGER DEFAULT 1 NOT NULL;
ALTER TABLE calendar_question DROP CONSTRAINT IF EXISTS calendar_question_state;
ALTER TABLE calendar_question ADD CONSTRAINT calendar_question_state
  CHECK (state = ANY (ARRAY['ASKED', 'LEARNED', 'FAILED', 'SILENT']));

COMMENT ON TABLE calendar_question IS 'KIS is asked for the calendar at most once a day, whatever it answers.';
COMMENT ON COLUMN calendar_question.state IS 'ASKED, then LEARNED, FAILED, or SILENT (no answer came, asked again at the next occasion); ASKED for ever when the process died meanwhile.';
COMMENT ON COLUMN calendar_question.attempts IS 'How often it was sent, or tried to be.';
