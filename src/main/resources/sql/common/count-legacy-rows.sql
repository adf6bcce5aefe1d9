-- How many rows are final only because a version without evidence says so. Scalar: market.
SELECT COUNT(*) AS days FROM daily_price
WHERE market = CAST(:?market AS VARCHAR) AND is_final AND evidence = 'LEGACY'
