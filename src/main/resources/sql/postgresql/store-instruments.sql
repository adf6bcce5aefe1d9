-- Remembers what master files list; what came back is listed again. The update count is the number of instruments.
-- Arrays of text, one element per instrument and no code twice: stock_code, isin, name, market, group_code, listing_date
-- (yyyy-MM-dd or null), base_price, listed_shares, is_spac, is_preferred, is_halted, is_liquidation, is_administrative
-- (true or false), par_change. Scalar: seen_at (with its zone). A listing date that search-stock-info told stays where the
-- file has none.
INSERT INTO instrument AS t (
  stock_code, isin, name, market, group_code, listing_date, listing_source, base_price, listed_shares, is_spac,
  is_preferred, is_halted, is_liquidation, is_administrative, par_change, first_seen, last_seen, updated_at)
SELECT
  a.stock_code, a.isin, LEFT(a.name, 100), a.market, a.group_code, CAST(a.listing_date AS DATE),
  CASE WHEN a.listing_date IS NOT NULL THEN 'MASTER_FILE' END,
  CAST(a.base_price AS NUMERIC(18, 2)), CAST(a.listed_shares AS BIGINT), CAST(a.is_spac AS BOOLEAN),
  CAST(a.is_preferred AS BOOLEAN), CAST(a.is_halted AS BOOLEAN), CAST(a.is_liquidation AS BOOLEAN),
  CAST(a.is_administrative AS BOOLEAN), a.par_change, p.seen_at, p.seen_at, p.seen_at
FROM UNNEST(
    CAST(:?stock_code AS VARCHAR ARRAY), CAST(:?isin AS VARCHAR ARRAY), CAST(:?name AS VARCHAR ARRAY),
    CAST(:?market AS VARCHAR ARRAY), CAST(:?group_code AS VARCHAR ARRAY), CAST(:?listing_date AS VARCHAR ARRAY),
    CAST(:?base_price AS VARCHAR ARRAY), CAST(:?listed_shares AS VARCHAR ARRAY), CAST(:?is_spac AS VARCHAR ARRAY),
    CAST(:?is_preferred AS VARCHAR ARRAY), CAST(:?is_halted AS VARCHAR ARRAY),
    CAST(:?is_liquidation AS VARCHAR ARRAY), CAST(:?is_administrative AS VARCHAR ARRAY),
    CAST(:?par_change AS VARCHAR ARRAY))
    AS a (
      stock_code, isin, name, market, group_code, listing_date, base_price, listed_shares, is_spac, is_preferred,
      is_halted, is_liquidation, is_administrative, par_change)
  CROSS JOIN (SELECT CAST(:?seen_at AS TIMESTAMP WITH TIME ZONE) AS seen_at) AS p
-- In one order, so that two writers wait for each other instead of running into a deadlock.
ORDER BY a.stock_code
ON CONFLICT (stock_code) DO UPDATE SET
  isin = EXCLUDED.isin, name = EXCLUDED.name, market = EXCLUDED.market, group_code = EXCLUDED.group_code,
  listing_date = COALESCE(EXCLUDED.listing_date, t.listing_date),
  listing_source = CASE WHEN EXCLUDED.listing_date IS NULL THEN t.listing_source ELSE 'MASTER_FILE' END,
  base_price = EXCLUDED.base_price, listed_shares = EXCLUDED.listed_shares,
  is_spac = EXCLUDED.is_spac, is_preferred = EXCLUDED.is_preferred, is_halted = EXCLUDED.is_halted,
  is_liquidation = EXCLUDED.is_liquidation, is_administrative = EXCLUDED.is_administrative,
  par_change = EXCLUDED.par_change,
  last_seen = EXCLUDED.last_seen, delisted_on = NULL, delisting_source = NULL,
  updated_at = CASE
    -- The base price is another one every day and tells nothing.
    WHEN t.delisted_on IS NULL AND ROW(
      t.isin, t.name, t.market, t.group_code, t.listing_date, t.listed_shares, t.is_spac, t.is_preferred, t.is_halted,
      t.is_liquidation, t.is_administrative, t.par_change)
    IS NOT DISTINCT FROM ROW(
      EXCLUDED.isin, EXCLUDED.name, EXCLUDED.market, EXCLUDED.group_code, COALESCE(EXCLUDED.listing_date, t.listing_date),
      EXCLUDED.listed_shares, EXCLUDED.is_spac, EXCLUDED.is_preferred, EXCLUDED.is_halted, EXCLUDED.is_liquidation,
      EXCLUDED.is_administrative,
      EXCLUDED.par_change)
    THEN t.updated_at
    ELSE EXCLUDED.updated_at
  END
