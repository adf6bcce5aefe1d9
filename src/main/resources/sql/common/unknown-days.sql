-- Days of which nobody has told whether the exchange opened, although their session is over. Scalars: from_date, to_date.
SELECT trade_date, source FROM trading_day
WHERE trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
AND is_open AND source = ANY (ARRAY['WEEKDAY', 'DISPUTED'])
ORDER BY trade_date
