package io.github.kisroutes.server.api.candles;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A row of {@code daily_price} on its way out; what has no value is null, as in the row. */
record CandleEntry(
        String symbol,
        LocalDate day,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long volume,
        Long turnover,
        Boolean isFinal,
        BigDecimal splitRatio,
        String exCode) {
    static CandleEntry stored(ResultSet row) throws SQLException {
        return read(row, row.getBoolean("is_final"), row.getBigDecimal("split_ratio"), row.getString("ex_code"));
    }

    /** One of the past: when it became final is not recorded. */
    static CandleEntry known(ResultSet row) throws SQLException {
        return read(row, null, null, null);
    }

    private static CandleEntry read(ResultSet row, Boolean isFinal, BigDecimal ratio, String code) throws SQLException {
        long turnover = row.getLong("turnover");
        boolean none = row.wasNull();
        return new CandleEntry(
                row.getString("stock_code"),
                row.getObject("trade_date", LocalDate.class),
                row.getBigDecimal("open_price"),
                row.getBigDecimal("high_price"),
                row.getBigDecimal("low_price"),
                row.getBigDecimal("close_price"),
                row.getLong("volume"),
                none ? null : turnover,
                isFinal,
                ratio,
                code);
    }
}
