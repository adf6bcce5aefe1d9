-- Runs that can be interrupted, resumed and taken over, what was ever asked for, and what is missing of it.

ALTER TABLE collection_run ADD COLUMN IF NOT EXISTS from_date DATE;
ALTER TABLE collection_run ADD COLUMN IF NOT EXISTS job VARCHAR(300);
ALTER TABLE collection_run ADD COLUMN IF NOT EXISTS running_job VARCHAR(300);
ALTER TABLE collection_run ADD COLUMN IF NOT EXISTS owner VARCHAR(128);
ALTER TABLE collection_run ADD COLUMN IF NOT EXISTS lease_until TIMESTAMP WITH TIME ZONE;
CREATE UNIQUE INDEX IF NOT EXISTS collection_run_one_at_a_time ON collection_run (running_job);

COMMENT ON COLUMN collection_run.from_date IS 'First day asked for, in Asia/Seoul.';
COMMENT ON COLUMN collection_run.job IS 'What it is about: kind, key, market, basis, days and a hash of its symbols.';
COMMENT ON COLUMN collection_run.running_job IS 'The same while the state is RUNNING, else null: unique, so that nothing runs twice at a time.';
COMMENT ON COLUMN collection_run.owner IS 'The process that works on it, or did last.';
COMMENT ON COLUMN collection_run.lease_until IS 'While RUNNING: until then the owner counts as alive, by the database''s clock; renewed while it works.';

ALTER TABLE collection_item ADD COLUMN IF NOT EXISTS owner VARCHAR(128);
ALTER TABLE collection_item ADD COLUMN IF NOT EXISTS remaining VARCHAR(20000);
ALTER TABLE collection_item ADD COLUMN IF NOT EXISTS struck_rows INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE collection_item ADD COLUMN IF NOT EXISTS new_rows INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE collection_item ADD COLUMN IF NOT EXISTS changed_rows INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE collection_item ADD COLUMN IF NOT EXISTS unchanged_rows INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE collection_item ADD COLUMN IF NOT EXISTS first_date DATE;
ALTER TABLE collection_item ADD COLUMN IF NOT EXISTS last_date DATE;
ALTER TABLE collection_item ADD COLUMN IF NOT EXISTS reread_reason VARCHAR(200);

COMMENT ON COLUMN collection_item.owner IS 'The process that may write this row: the owner of the run.';
COMMENT ON COLUMN collection_item.remaining IS 'The days still to ask for, per price basis; blank when none is left.';
COMMENT ON COLUMN collection_item.struck_rows IS 'Those of row_count that came with rejected or missing ones; their days are asked for again.';
COMMENT ON COLUMN collection_item.new_rows IS 'Rows that daily_price did not have.';
COMMENT ON COLUMN collection_item.changed_rows IS 'Rows that the broker had changed.';
COMMENT ON COLUMN collection_item.unchanged_rows IS 'Rows that were there already, with the same values.';
COMMENT ON COLUMN collection_item.first_date IS 'Oldest day that came; null when none did.';
COMMENT ON COLUMN collection_item.last_date IS 'Newest day that came; null when none did.';
COMMENT ON COLUMN collection_item.reread_reason IS 'Why the whole adjusted history was read again; null when it was not.';

CREATE TABLE IF NOT EXISTS collection_range (
  stock_code  VARCHAR(12) NOT NULL,
  market      VARCHAR(2)  NOT NULL,
  price_basis VARCHAR(8)  NOT NULL,
  from_date   DATE        NOT NULL,
  to_date     DATE        NOT NULL,
  begins_on   DATE,
  CONSTRAINT collection_range_key PRIMARY KEY (stock_code, market, price_basis, from_date)
);

COMMENT ON TABLE collection_range IS 'Days that some run was to collect; ranges of one series that touch are one row.';
COMMENT ON COLUMN collection_range.stock_code IS 'Short code of the exchange.';
COMMENT ON COLUMN collection_range.market IS 'As in daily_price.';
COMMENT ON COLUMN collection_range.price_basis IS 'As in daily_price.';
COMMENT ON COLUMN collection_range.from_date IS 'First day in Asia/Seoul.';
COMMENT ON COLUMN collection_range.to_date IS 'Last day in Asia/Seoul.';
COMMENT ON COLUMN collection_range.begins_on IS 'First day of which the broker has anything; null when it has the whole range.';

CREATE OR REPLACE VIEW missing_daily_price AS
SELECT r.stock_code, t.trade_date, r.market, r.price_basis
FROM collection_range r
JOIN trading_day t ON t.trade_date BETWEEN r.from_date AND r.to_date
LEFT JOIN instrument i ON i.stock_code = r.stock_code
WHERE t.is_open AND t.source IN ('KIS', 'OBSERVED')
AND t.trade_date >= COALESCE(r.begins_on, r.from_date)
AND t.trade_date >= COALESCE(i.listing_date, r.from_date)
AND (i.delisted_on IS NULL OR t.trade_date < i.delisted_on)
AND NOT EXISTS (
  SELECT 1 FROM daily_price d
  WHERE d.stock_code = r.stock_code AND d.trade_date = t.trade_date AND d.market = r.market AND d.price_basis = r.price_basis);

COMMENT ON VIEW missing_daily_price IS 'Trading days that some run was to collect, on which the stock was listed, and of which there is no row.';
