-- How many rows are missing up to a day, of how many stocks, since which day. Scalars: market, until.
SELECT COUNT(*) AS row_count, COUNT(DISTINCT stock_code) AS stock_count, MIN(trade_date) AS first_date, MIN(stock_code) AS first_code
FROM missing_daily_price
WHERE market = CAST(:?market AS VARCHAR) AND trade_date <= CAST(:?until AS DATE)
