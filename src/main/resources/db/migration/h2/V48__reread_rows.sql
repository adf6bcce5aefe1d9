-- The column says what becomes of these rows: their days are read again.
ALTER TABLE collection_item ALTER COLUMN IF EXISTS struck_rows RENAME TO reread_rows;
