-- Ends the valid credential of this name; its tokens end with it. Scalars: name, now (with its zone).
UPDATE gateway_credential SET revoked_at = CAST(:?now AS TIMESTAMP WITH TIME ZONE), active_name = NULL
WHERE active_name = :?name
