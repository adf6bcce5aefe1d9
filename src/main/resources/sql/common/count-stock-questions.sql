-- How many questions to search-stock-info failed on a day, and how many were answered. Scalar: asked_on (a date).
SELECT
  COUNT(CASE WHEN state = 'FAILED' THEN 1 END) AS failed_count,
  COUNT(CASE WHEN state <> 'FAILED' THEN 1 END) AS answered_count
FROM stock_listing
WHERE asked_on = CAST(:?asked_on AS DATE)
