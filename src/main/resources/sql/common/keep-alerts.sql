-- Keeps the open alerts of a condition as they are, while it cannot be told whether it still holds. Scalars: installation, condition.
UPDATE alert SET seen_at = CURRENT_TIMESTAMP
WHERE open_key IS NOT NULL AND installation = CAST(:?installation AS VARCHAR) AND condition = CAST(:?condition AS VARCHAR)
