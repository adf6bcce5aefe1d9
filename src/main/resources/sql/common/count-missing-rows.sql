-- The rows that are missing. No parameters.
SELECT COUNT(*) FROM missing_daily_price
