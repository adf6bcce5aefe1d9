-- A row has come of a day of which it was said that there is none. Scalars: stock_code, market, trade_date.
DELETE FROM resolution
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND market = CAST(:?market AS VARCHAR)
AND CAST(:?trade_date AS DATE) BETWEEN from_date AND to_date AND reason <> 'ACCEPTED'
