-- Everything that a master file has ever listed.
SELECT
  stock_code, isin, name, market, group_code, listing_date, base_price, listed_shares, is_spac, is_preferred,
  is_halted, is_liquidation, is_administrative, par_change, delisted_on
FROM instrument
