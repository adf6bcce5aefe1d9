-- What time it is for the database, and whether another node lives whose clock agrees with it: it has checked in within the last
-- quarter of a minute. Scalars: cluster (the scheduler's name), node (who asks). One row.
SELECT clock_timestamp() AS store_time,
  EXISTS (
    SELECT 1 FROM kis_qrtz_scheduler_state
    WHERE sched_name = CAST(:?cluster AS VARCHAR) AND instance_name <> CAST(:?node AS VARCHAR)
    AND last_checkin_time / 1000.0 BETWEEN EXTRACT(EPOCH FROM clock_timestamp()) - 15
      AND EXTRACT(EPOCH FROM clock_timestamp()) + 5
  ) AS others
