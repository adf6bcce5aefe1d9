-- When the newest run ended that was to collect a day and was not broken off, and how many rows of the day are missing. Scalar:
-- trade_date.
SELECT
  (SELECT MAX(r.finished_at) FROM collection_run r
   WHERE r.state IN ('DONE', 'PARTIAL') AND CAST(:?trade_date AS DATE) BETWEEN COALESCE(r.from_date, r.trade_date) AND r.trade_date) AS collected,
  (SELECT COUNT(*) FROM missing_daily_price m WHERE m.trade_date = CAST(:?trade_date AS DATE)) AS missing
