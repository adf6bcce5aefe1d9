-- Gives an instrument the listing date that search-stock-info told, where the master files have none.
-- Scalars: stock_code, listed_on (a date), seen_at (with its zone).
UPDATE instrument SET listing_date = CAST(:?listed_on AS DATE), listing_source = 'STOCK_INFO',
  updated_at = CAST(:?seen_at AS TIMESTAMP WITH TIME ZONE)
WHERE stock_code = CAST(:?stock_code AS VARCHAR) AND listing_date IS NULL
