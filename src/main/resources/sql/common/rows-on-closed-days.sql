-- Rows of days on which the exchange was closed, as far as is known: by the broker, a list or the other stocks. That a single
-- stock has no row of a day (observed, not certain) is no reason. Scalars: market, from_date, to_date (both included).
SELECT d.stock_code, d.price_basis, d.trade_date, t.source, t.reason
FROM daily_price d
JOIN trading_day t ON t.trade_date = d.trade_date
WHERE NOT t.is_open AND (t.is_certain OR t.source <> 'OBSERVED')
AND d.market = CAST(:?market AS VARCHAR)
AND d.trade_date BETWEEN CAST(:?from_date AS DATE) AND CAST(:?to_date AS DATE)
ORDER BY d.trade_date, d.stock_code, d.price_basis
