-- The column says what becomes of these rows: their days are read again.
ALTER TABLE collection_item RENAME COLUMN struck_rows TO reread_rows;
