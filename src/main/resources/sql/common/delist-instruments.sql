-- Ends the listing of codes that are gone. Array of text: stock_code. Scalars: delisted_on (a date), seen_at (with its zone).
UPDATE instrument SET delisted_on = CAST(:?delisted_on AS DATE), delisting_source = 'MASTER_FILE',
  updated_at = CAST(:?seen_at AS TIMESTAMP WITH TIME ZONE)
WHERE stock_code = ANY (CAST(:?stock_code AS VARCHAR ARRAY)) AND delisted_on IS NULL
