-- Takes the certainty from days that were learned at a time that has not come yet: by a clock that was ahead, which may have
-- believed that they were over. Scalar: learned_at (now, with its zone).
UPDATE trading_day SET is_certain = FALSE
WHERE is_certain AND learned_at > CAST(:?learned_at AS TIMESTAMP WITH TIME ZONE)
