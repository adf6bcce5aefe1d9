-- The key is no part of an installation's name: a new key is what ends some alerts.

COMMENT ON COLUMN alert.installation IS 'Whose condition it is: environment, market and series.';
