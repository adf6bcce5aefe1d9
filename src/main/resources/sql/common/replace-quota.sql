-- Compare and set: the update count is 0 when somebody else was quicker. All but token_key, version and claims may be null.
UPDATE call_quota SET granted_per_second = CAST(:?granted_per_second AS INTEGER),
  granted_since = CAST(:?granted_since AS TIMESTAMP WITH TIME ZONE), hold_seconds = CAST(:?hold_seconds AS BIGINT),
  raised = CAST(:?raised AS BOOLEAN), former_per_second = CAST(:?former_per_second AS INTEGER),
  former_since = CAST(:?former_since AS TIMESTAMP WITH TIME ZONE), claims = CAST(:?claims AS VARCHAR), version = version + 1
WHERE token_key = CAST(:?token_key AS VARCHAR) AND version = CAST(:?version AS BIGINT)
