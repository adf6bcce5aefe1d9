-- What search-stock-info and the master files say of stocks; a code of which neither says anything is left out.
-- Array of text: stock_code, no code twice.
SELECT
  c.stock_code, l.listed_on, l.delisted_on, l.is_halted, l.trades_on_nextrade, l.nextrade_halted, l.answered_on, l.state,
  i.listing_date, i.listing_source, i.delisted_on AS gone_on, i.delisting_source, i.is_halted AS file_halted,
  CAST(i.last_seen AT TIME ZONE 'Asia/Seoul' AS DATE) AS file_seen_on
FROM UNNEST(CAST(:?stock_code AS VARCHAR ARRAY)) AS c (stock_code)
LEFT JOIN stock_listing l ON l.stock_code = c.stock_code
LEFT JOIN instrument i ON i.stock_code = c.stock_code
WHERE l.stock_code IS NOT NULL OR i.stock_code IS NOT NULL
