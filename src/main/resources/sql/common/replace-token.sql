-- Compare and set: the update count is 0 when somebody else was quicker. Times carry their zone; all but token_key and
-- version may be null.
UPDATE access_token SET token_cipher = CAST(:?token_cipher AS VARCHAR),
  issued_at = CAST(:?issued_at AS TIMESTAMP WITH TIME ZONE), expires_at = CAST(:?expires_at AS TIMESTAMP WITH TIME ZONE),
  last_attempt_at = CAST(:?last_attempt_at AS TIMESTAMP WITH TIME ZONE), lease_owner = NULLIF(CAST(:?lease_owner AS VARCHAR), ''),
  not_before = CAST(:?not_before AS TIMESTAMP WITH TIME ZONE), refusal_fault = CAST(:?refusal_fault AS VARCHAR),
  refusal_code = CAST(:?refusal_code AS VARCHAR), refusal_text = CAST(:?refusal_text AS VARCHAR),
  refused_credentials = CAST(:?refused_credentials AS VARCHAR), dead_token = NULLIF(CAST(:?dead_token AS VARCHAR), ''),
  version = version + 1
WHERE token_key = CAST(:?token_key AS VARCHAR) AND version = CAST(:?version AS BIGINT)
