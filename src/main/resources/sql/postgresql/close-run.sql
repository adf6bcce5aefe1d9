-- Closes a run that is still open; the update count is 1, or 0 when it was closed before. The symbols and the rejected
-- rows are counted here, from their tables, so that the totals always add up.
-- Scalars: run_id, state, reason (may be null, cut to fit), finished_at (with its zone), new_rows, changed_rows,
-- unchanged_rows, request_count, refused_count, token_issue_count.
UPDATE collection_run r SET state = CAST(:?state AS VARCHAR), reason = LEFT(CAST(:?reason AS VARCHAR), 1000),
  finished_at = CAST(:?finished_at AS TIMESTAMP WITH TIME ZONE),
  symbol_count = (SELECT COUNT(*) FROM collection_item i WHERE i.run_id = r.run_id),
  done_count = (SELECT COUNT(*) FROM collection_item i WHERE i.run_id = r.run_id AND i.state = 'DONE'),
  empty_count = (SELECT COUNT(*) FROM collection_item i WHERE i.run_id = r.run_id AND i.state = 'EMPTY'),
  failed_count = (SELECT COUNT(*) FROM collection_item i WHERE i.run_id = r.run_id AND i.state = 'FAILED'),
  rejected_rows = (SELECT COUNT(*) FROM rejected_row x WHERE x.run_id = r.run_id),
  new_rows = CAST(:?new_rows AS BIGINT), changed_rows = CAST(:?changed_rows AS BIGINT),
  unchanged_rows = CAST(:?unchanged_rows AS BIGINT), request_count = CAST(:?request_count AS BIGINT),
  refused_count = CAST(:?refused_count AS BIGINT), token_issue_count = CAST(:?token_issue_count AS BIGINT)
WHERE run_id = CAST(:?run_id AS VARCHAR) AND state = 'RUNNING'
