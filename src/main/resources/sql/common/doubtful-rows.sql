-- How many rows have been in doubt since a moment or longer, of how many stocks, since which day. Scalars: market, since (with its zone).
SELECT COUNT(*) AS row_count, COUNT(DISTINCT stock_code) AS stock_count, MIN(trade_date) AS first_date, MIN(stock_code) AS first_code
FROM doubtful_daily_price
WHERE market = CAST(:?market AS VARCHAR) AND since <= CAST(:?since AS TIMESTAMP WITH TIME ZONE)
