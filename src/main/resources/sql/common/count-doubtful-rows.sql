-- The rows that are in doubt, each counted once however many reasons there are. No parameters.
SELECT COUNT(*) FROM (SELECT DISTINCT stock_code, trade_date, market, price_basis FROM doubtful_daily_price) AS doubtful
