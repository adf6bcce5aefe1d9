-- The adjustment factors of one stock, where they are known and other than 1. Scalar: stock_code.
SELECT trade_date, factor
FROM adjustment_factor
WHERE symbol = CAST(:?stock_code AS VARCHAR) AND factor <> 1
