-- Ends the listing of an instrument as search-stock-info told, unless a master file listed it on that day or later. An end
-- that lies ahead is none yet. Scalars: stock_code, delisted_on and today (dates), seen_at (with its zone).
UPDATE instrument SET delisted_on = CAST(:?delisted_on AS DATE), delisting_source = 'STOCK_INFO',
  updated_at = CAST(:?seen_at AS TIMESTAMP WITH TIME ZONE)
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND delisted_on IS NULL
AND CAST(:?delisted_on AS DATE) > CAST(last_seen AT TIME ZONE 'Asia/Seoul' AS DATE)
AND CAST(:?delisted_on AS DATE) <= CAST(:?today AS DATE)
