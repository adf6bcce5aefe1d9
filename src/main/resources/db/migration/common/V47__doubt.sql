-- What is missing, and what is in doubt.

CREATE OR REPLACE VIEW missing_daily_price AS
SELECT DISTINCT r.stock_code, t.trade_date, r.market, r.price_basis
FROM collection_range r
JOIN trading_day t ON t.trade_date BETWEEN r.from_date AND r.to_date
LEFT JOIN instrument i ON i.stock_code = r.stock_code
LEFT JOIN stock_listing l ON l.stock_code = r.stock_code
LEFT JOIN series_state s ON s.stock_code = r.stock_code AND s.market = r.market AND s.price_basis = r.price_basis
WHERE t.is_open AND t.source IN ('KIS', 'OBSERVED')
AND t.trade_date <= COALESCE((SELECT MAX(e.expected_until) FROM settling_day e), t.trade_date)
AND t.trade_date >= COALESCE(s.begins_on, r.from_date)
AND t.trade_date >= COALESCE(LEAST(COALESCE(i.listing_date, l.listed_on), COALESCE(l.listed_on, i.listing_date)), r.from_date)
AND (i.delisted_on IS NULL OR t.trade_date < i.delisted_on)
AND (l.delisted_on IS NULL OR t.trade_date < l.delisted_on OR (i.stock_code IS NOT NULL AND i.delisted_on IS NULL))
AND (s.ends_on IS NULL OR t.trade_date <= s.ends_on)
AND NOT EXISTS (
  SELECT 1 FROM daily_price d
  WHERE d.stock_code = r.stock_code AND d.trade_date = t.trade_date AND d.market = r.market AND d.price_basis = r.price_basis)
AND NOT EXISTS (
  SELECT 1 FROM resolution x
  WHERE x.stock_code = r.stock_code AND x.market = r.market AND t.trade_date BETWEEN x.from_date AND x.to_date);

COMMENT ON VIEW missing_daily_price IS 'Trading days that some run was to collect, on which the stock was listed, of which there is no row, and nobody said why.';

CREATE OR REPLACE VIEW doubtful_daily_price AS
SELECT d.stock_code, d.trade_date, d.market, d.price_basis, o.kind AS doubt, o.reason, o.opened_at AS since
FROM obligation o
JOIN daily_price d ON d.stock_code = o.stock_code AND d.market = o.market AND d.price_basis = o.price_basis
  AND d.trade_date BETWEEN o.from_date AND o.to_date
WHERE o.kind IN ('BASE', 'CHANGED')
UNION ALL
SELECT d.stock_code, d.trade_date, d.market, d.price_basis, 'OVERDUE',
  'read once, and not again on the second trading morning', d.collected_at
FROM settling_day s
JOIN daily_price d ON d.trade_date <= s.settled_before AND d.collected_at < s.collected_before
WHERE NOT d.is_final AND d.evidence <> 'LEGACY'
AND NOT EXISTS (
  SELECT 1 FROM resolution x
  WHERE x.stock_code = d.stock_code AND x.market = d.market AND x.reason = 'DELISTED'
  AND d.trade_date BETWEEN x.from_date AND x.to_date)
UNION ALL
SELECT d.stock_code, d.trade_date, d.market, d.price_basis, 'CLOSED_DAY',
  'the exchange was closed on that day', d.collected_at
FROM trading_day t
JOIN daily_price d ON d.trade_date = t.trade_date
WHERE NOT t.is_open AND t.is_certain AND t.source IN ('KIS', 'OBSERVED')
AND NOT EXISTS (
  SELECT 1 FROM resolution x
  WHERE x.stock_code = d.stock_code AND x.market = d.market AND x.reason = 'ACCEPTED'
  AND t.trade_date BETWEEN x.from_date AND x.to_date);

COMMENT ON VIEW doubtful_daily_price IS 'Stored rows that may be wrong, and why; such a row is not final.';
