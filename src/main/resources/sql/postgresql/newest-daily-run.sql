-- When the newest daily collection began, or was skipped; one row, null when there was none.
SELECT MAX(started_at) AS started_at FROM collection_run WHERE kind = 'DAILY'
