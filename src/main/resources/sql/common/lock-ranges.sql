-- One process at a time changes collection_range: locked until the end of the transaction.
SELECT only_row FROM settling_day WHERE only_row = 1 FOR UPDATE
