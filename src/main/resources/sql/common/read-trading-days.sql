-- The days from from_date to to_date, both included.
SELECT trade_date, is_open, source, is_certain, reason, learned_at, unseen_on
FROM trading_day
WHERE trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
ORDER BY trade_date
