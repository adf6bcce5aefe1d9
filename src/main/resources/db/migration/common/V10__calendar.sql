-- The calendar of the exchange as it was learned, and how often the broker was asked for it.

CREATE TABLE IF NOT EXISTS trading_day (
  trade_date DATE         NOT NULL,
  is_open    BOOLEAN      NOT NULL,
  source     VARCHAR(8)   NOT NULL,
  is_certain BOOLEAN      NOT NULL,
  reason     VARCHAR(100),
  learned_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT trading_day_key PRIMARY KEY (trade_date),
  CONSTRAINT trading_day_source CHECK (source = ANY (ARRAY['KIS', 'OBSERVED', 'FILE', 'WEEKDAY']))
);

COMMENT ON TABLE trading_day IS 'Whether the exchange opens on a day, as far as anybody told.';
COMMENT ON COLUMN trading_day.trade_date IS 'Calendar day in Asia/Seoul, weekends included.';
COMMENT ON COLUMN trading_day.source IS 'KIS (chk-holiday), OBSERVED (candles), FILE (config/holidays.csv) or WEEKDAY (assumed).';
COMMENT ON COLUMN trading_day.is_certain IS 'Learned when nothing could change it any more: after the day, or from a candle of it.';
COMMENT ON COLUMN trading_day.reason IS 'Why it is closed; null on an open day.';
COMMENT ON COLUMN trading_day.learned_at IS 'When this was learned; the same again does not move it, except from KIS.';

CREATE TABLE IF NOT EXISTS calendar_question (
  asked_on  DATE        NOT NULL,
  asked_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  state     VARCHAR(8)  NOT NULL,
  day_count INTEGER     DEFAULT 0 NOT NULL,
  answer    VARCHAR(1000),
  CONSTRAINT calendar_question_key PRIMARY KEY (asked_on),
  CONSTRAINT calendar_question_state CHECK (state = ANY (ARRAY['ASKED', 'LEARNED', 'FAILED']))
);

COMMENT ON TABLE calendar_question IS 'The broker is asked for the calendar at most once a day, whatever comes of it.';
COMMENT ON COLUMN calendar_question.asked_on IS 'Day of the question in Asia/Seoul.';
COMMENT ON COLUMN calendar_question.state IS 'ASKED, then LEARNED or FAILED; ASKED for ever when the process died meanwhile.';
COMMENT ON COLUMN calendar_question.day_count IS 'Days learned.';
COMMENT ON COLUMN calendar_question.answer IS 'What came, in words; for FAILED what went wrong.';
