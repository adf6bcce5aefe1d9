package io.github.kisroutes.events;

import io.github.kisroutes.candle.FlatCandle;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.Seoul;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A new or changed candle that the subscribers are to be told; a row of {@code candle_event}.
 *
 * @param id ascending in the order in which the candles of a series were stored
 * @param kind {@code NEW} or {@code CHANGED}
 * @param name the stock's name; null when nobody told
 * @param candle the values, as they were stored
 * @param isFinal whether they were final at once
 * @param reason why they changed; null for a new one, or when it is not known
 * @param before the values before; all null for a new one
 * @param runId the run that stored them
 * @param collectedAt when they were read
 */
record CandleEvent(
        long id,
        String kind,
        String name,
        FlatCandle candle,
        boolean isFinal,
        String reason,
        Before before,
        String runId,
        Instant collectedAt) {

    /** What a candle was, in KRW and shares. */
    record Before(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, Long volume, Long turnover) {}

    static CandleEvent of(ResultSet row) throws SQLException {
        return new CandleEvent(
                row.getLong("event_id"),
                row.getString("kind"),
                row.getString("name"),
                candle(row),
                row.getBoolean("is_final"),
                row.getString("reason"),
                new Before(
                        row.getBigDecimal("old_open_price"),
                        row.getBigDecimal("old_high_price"),
                        row.getBigDecimal("old_low_price"),
                        row.getBigDecimal("old_close_price"),
                        row.getObject("old_volume", Long.class),
                        row.getObject("old_turnover", Long.class)),
                row.getString("run_id"),
                Sql.instant(row, "collected_at").orElseThrow());
    }

    private static FlatCandle candle(ResultSet row) throws SQLException {
        return new FlatCandle(
                row.getString("stock_code"),
                row.getString("market"),
                PriceBasis.valueOf(row.getString("price_basis")),
                row.getObject("trade_date", LocalDate.class),
                row.getBigDecimal("open_price"),
                row.getBigDecimal("high_price"),
                row.getBigDecimal("low_price"),
                row.getBigDecimal("close_price"),
                row.getLong("volume"),
                row.getObject("turnover", Long.class));
    }

    /** What a subscriber gets: text, numbers and truth values by name, times in Seoul. */
    Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("event_id", id);
        message.put("change", kind);
        message.put("name", name);
        message.putAll(candle.message());
        message.put("is_final", isFinal);
        message.put("reason", reason);
        message.put("old_open", before.open());
        message.put("old_high", before.high());
        message.put("old_low", before.low());
        message.put("old_close", before.close());
        message.put("old_volume", before.volume());
        message.put("old_turnover", before.turnover());
        message.put("run_id", runId);
        message.put("collected_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(collectedAt.atZone(Seoul.ZONE)));
        return message;
    }

    @Override
    public String toString() {
        return id + " (" + candle.symbol() + " " + candle.date() + " " + candle.basis() + " " + kind + ")";
    }
}
