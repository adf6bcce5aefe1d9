-- That answers agree on a day says nothing of a day without trade. Versions that took it for enough have called such rows
-- final: they are read again with the rows of versions without evidence. Every statement may run again.

UPDATE daily_price SET evidence = 'LEGACY' WHERE evidence = 'SEAMS' AND open_price IS NULL;

COMMENT ON COLUMN daily_price.evidence IS 'From what the row is known: ONE_READING (not final yet), REREAD, SEAMS, OPERATOR, or LEGACY (stored by a version that kept no evidence, or none that is enough).';
