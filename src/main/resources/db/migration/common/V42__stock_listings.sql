-- When a stock was listed and delisted, and where that is known from. Every statement may run again.

CREATE TABLE IF NOT EXISTS stock_listing (
  stock_code         VARCHAR(12) NOT NULL,
  listed_on          DATE,
  delisted_on        DATE,
  is_halted          BOOLEAN,
  trades_on_nextrade BOOLEAN,
  nextrade_halted    BOOLEAN,
  answered_on        DATE,
  state              VARCHAR(16) NOT NULL,
  asked_on           DATE        NOT NULL,
  asked_at           TIMESTAMP WITH TIME ZONE NOT NULL,
  asked_count        INTEGER     NOT NULL,
  answer             VARCHAR(400) NOT NULL,
  CONSTRAINT stock_listing_key PRIMARY KEY (stock_code),
  CONSTRAINT stock_listing_state CHECK (state = ANY (ARRAY['ANSWERED', 'UNKNOWN_CODE', 'FAILED']))
);

COMMENT ON TABLE stock_listing IS 'What KIS says of a stock (search-stock-info), asked when there was a doubt about it.';
COMMENT ON COLUMN stock_listing.stock_code IS 'Short code of the exchange.';
COMMENT ON COLUMN stock_listing.listed_on IS 'First day of trading, the earlier one of a stock that moved between KOSPI and KOSDAQ; null when not known.';
COMMENT ON COLUMN stock_listing.delisted_on IS 'First day without trading for good; null while it is listed, and when not known.';
COMMENT ON COLUMN stock_listing.is_halted IS 'Whether its trading was suspended on answered_on; null when not known.';
COMMENT ON COLUMN stock_listing.trades_on_nextrade IS 'Whether Nextrade traded it on answered_on; null when not known.';
COMMENT ON COLUMN stock_listing.nextrade_halted IS 'Whether its trading on Nextrade was suspended on answered_on; null when not known.';
COMMENT ON COLUMN stock_listing.answered_on IS 'Day of the answer that the columns before tell of; null without one.';
COMMENT ON COLUMN stock_listing.state IS 'What came of the last question: ANSWERED, UNKNOWN_CODE (KIS does not know the code) or FAILED.';
COMMENT ON COLUMN stock_listing.asked_on IS 'Day of the last question in Asia/Seoul.';
COMMENT ON COLUMN stock_listing.asked_at IS 'When it was asked last.';
COMMENT ON COLUMN stock_listing.asked_count IS 'How often it was asked in a row with the same outcome; the pause before the next question grows with it.';
COMMENT ON COLUMN stock_listing.answer IS 'What came, in words.';

ALTER TABLE instrument ADD COLUMN IF NOT EXISTS listing_source VARCHAR(16);
ALTER TABLE instrument ADD COLUMN IF NOT EXISTS delisting_source VARCHAR(16);

COMMENT ON COLUMN instrument.listing_source IS 'Where listing_date is known from: MASTER_FILE or STOCK_INFO (search-stock-info); null without a date.';
COMMENT ON COLUMN instrument.delisting_source IS 'Where delisted_on is known from: MASTER_FILE or STOCK_INFO; null while it is listed.';

-- Before this version the files alone told.
UPDATE instrument SET listing_source = 'MASTER_FILE' WHERE listing_date IS NOT NULL AND listing_source IS NULL;
UPDATE instrument SET delisting_source = 'MASTER_FILE' WHERE delisted_on IS NOT NULL AND delisting_source IS NULL;
