-- The corporate actions of a stock, the newest first. Scalar: stock_code.
SELECT stock_code, action_date, kind, ratio, source, seen_at
FROM corporate_action
WHERE stock_code = CAST(:?stock_code AS VARCHAR)
ORDER BY action_date DESC, kind
