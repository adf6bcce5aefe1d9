-- Remembers what master files list; what came back is listed again. The update count is the number of instruments.
-- Arrays of text, one element per instrument and no code twice: stock_code, isin, name, market, group_code, listing_date
-- (yyyy-MM-dd or null), base_price, listed_shares, is_spac, is_preferred, is_halted, is_liquidation, is_administrative
-- (true or false), par_change. Scalar: seen_at (with its zone). A listing date that search-stock-info told stays where the
-- file has none.
MERGE INTO instrument t
USING (
  SELECT
    a.stock_code, a.isin, LEFT(a.name, 100) AS name, a.market, a.group_code,
    CAST(a.listing_date AS DATE) AS listing_date, CAST(a.base_price AS NUMERIC(18, 2)) AS base_price,
    CAST(a.listed_shares AS BIGINT) AS listed_shares, CAST(a.is_spac AS BOOLEAN) AS is_spac,
    CAST(a.is_preferred AS BOOLEAN) AS is_preferred, CAST(a.is_halted AS BOOLEAN) AS is_halted,
    CAST(a.is_liquidation AS BOOLEAN) AS is_liquidation, CAST(a.is_administrative AS BOOLEAN) AS is_administrative,
    a.par_change, p.seen_at
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
  ) n
ON t.stock_code = n.stock_code
WHEN MATCHED THEN UPDATE SET
  updated_at = CASE
    -- The base price is another one every day and tells nothing.
    WHEN t.delisted_on IS NULL AND (
      t.isin, t.name, t.market, t.group_code, t.listing_date, t.listed_shares, t.is_spac, t.is_preferred, t.is_halted,
      t.is_liquidation, t.is_administrative, t.par_change)
    IS NOT DISTINCT FROM (
      n.isin, n.name, n.market, n.group_code, COALESCE(n.listing_date, t.listing_date), n.listed_shares,
      n.is_spac, n.is_preferred, n.is_halted, n.is_liquidation, n.is_administrative, n.par_change)
    THEN t.updated_at
    ELSE n.seen_at
  END,
  isin = n.isin, name = n.name, market = n.market, group_code = n.group_code,
  listing_date = COALESCE(n.listing_date, t.listing_date),
  listing_source = CASE WHEN n.listing_date IS NULL THEN t.listing_source ELSE 'MASTER_FILE' END,
  base_price = n.base_price, listed_shares = n.listed_shares, is_spac = n.is_spac, is_preferred = n.is_preferred,
  is_halted = n.is_halted, is_liquidation = n.is_liquidation, is_administrative = n.is_administrative,
  par_change = n.par_change,
  last_seen = n.seen_at, delisted_on = NULL, delisting_source = NULL
WHEN NOT MATCHED THEN INSERT (
  stock_code, isin, name, market, group_code, listing_date, listing_source, base_price, listed_shares, is_spac,
  is_preferred, is_halted, is_liquidation, is_administrative, par_change, first_seen, last_seen, updated_at)
VALUES (
  n.stock_code, n.isin, n.name, n.market, n.group_code, n.listing_date,
  CASE WHEN n.listing_date IS NOT NULL THEN 'MASTER_FILE' END, n.base_price, n.listed_shares, n.is_spac,
  n.is_preferred, n.is_halted, n.is_liquidation, n.is_administrative, n.par_change, n.seen_at, n.seen_at, n.seen_at)
