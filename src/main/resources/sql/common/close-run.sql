-- Closes a run that is still open and belongs to its owner; the update count is 1, or 0 when it does not. Symbols and rows are
-- counted here, from their tables, so that the totals always add up.
-- Scalars: run_id, owner, state, reason (may be null, cut to fit), finished_at (with its zone), request_count, refused_count,
-- token_issue_count (added to those before).
UPDATE collection_run r SET state = CAST(:?state AS VARCHAR), reason = LEFT(CAST(:?reason AS VARCHAR), 1000),
  running_job = NULL, lease_until = NULL,
  finished_at = CAST(:?finished_at AS TIMESTAMP WITH TIME ZONE),
  symbol_count = (SELECT COUNT(*) FROM collection_item i WHERE i.run_id = r.run_id),
  done_count = (SELECT COUNT(*) FROM collection_item i WHERE i.run_id = r.run_id AND i.state = 'DONE'),
  empty_count = (SELECT COUNT(*) FROM collection_item i WHERE i.run_id = r.run_id AND i.state = 'EMPTY'),
  failed_count = (SELECT COUNT(*) FROM collection_item i WHERE i.run_id = r.run_id AND i.state = 'FAILED'),
  rejected_rows = (SELECT COUNT(*) FROM rejected_row x WHERE x.run_id = r.run_id),
  new_rows = (SELECT COALESCE(SUM(i.new_rows), 0) FROM collection_item i WHERE i.run_id = r.run_id),
  changed_rows = (SELECT COALESCE(SUM(i.changed_rows), 0) FROM collection_item i WHERE i.run_id = r.run_id),
  unchanged_rows = (SELECT COALESCE(SUM(i.unchanged_rows), 0) FROM collection_item i WHERE i.run_id = r.run_id),
  request_count = request_count + CAST(:?request_count AS BIGINT),
  refused_count = refused_count + CAST(:?refused_count AS BIGINT),
  token_issue_count = token_issue_count + CAST(:?token_issue_count AS BIGINT)
WHERE run_id = CAST(:?run_id AS VARCHAR) AND owner = CAST(:?owner AS VARCHAR) AND state = 'RUNNING'
