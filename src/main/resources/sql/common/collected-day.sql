-- When the newest run ended that was to collect a day, after its session, and was not broken off, and how many rows
-- of the day are missing. Scalars: trade_date, over_at (when its session was over, with its zone).
SELECT
  (SELECT MAX(r.finished_at) FROM collection_run r
   WHERE r.state IN ('DONE', 'PARTIAL')
   AND CAST(:?trade_date AS DATE) BETWEEN COALESCE(r.from_date, r.trade_date) AND r.trade_date
   AND r.finished_at >= CAST(:?over_at AS TIMESTAMP WITH TIME ZONE)) AS collected,
  (SELECT COUNT(*) FROM missing_daily_price m WHERE m.trade_date = CAST(:?trade_date AS DATE)) AS missing
