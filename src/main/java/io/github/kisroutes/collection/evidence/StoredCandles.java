package io.github.kisroutes.collection.evidence;

import static io.github.kisroutes.collection.evidence.CandleDays.column;
import static io.github.kisroutes.collection.evidence.CandleDays.day;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** The rows of {@code daily_price} as evidence: what is proven, what agrees, what is in doubt; of the market that is collected. */
public final class StoredCandles {
    private final Database database;
    private final String market;

    /** @param market {@code J}, {@code NX} or {@code UN} */
    public StoredCandles(Database database, String market) {
        this.database = database;
        this.market = market;
    }

    /**
     * How far a series is.
     *
     * @param first its first stored day
     * @param lastFinal its last final day
     * @param firstOpen its first stored day that is not final
     */
    public record Reach(LocalDate first, Optional<LocalDate> lastFinal, Optional<LocalDate> firstOpen) {}

    /** How far the series of some stocks are; nothing of those without a row. */
    public Map<Series, Reach> reach(Collection<String> codes) {
        Map<Series, Reach> reach = new HashMap<>();
        database.sql("series-reach")
                .set("market", market)
                .set("stock_code", column(codes, code -> code))
                .list(row -> reach.put(
                        Series.of(row),
                        new Reach(
                                row.getObject("first_date", LocalDate.class),
                                Optional.ofNullable(row.getObject("final_date", LocalDate.class)),
                                Optional.ofNullable(row.getObject("open_date", LocalDate.class)))));
        return reach;
    }

    /** From here to the end of the transaction nobody else writes the series. */
    public void lock(Series series) {
        database.sql("lock-series")
                .set("stock_code", series.code())
                .set("market", market)
                .set("price_basis", series.basis().name())
                .list(row -> row.getInt(1));
    }

    /** The stored rows of a window, by day. */
    public Map<LocalDate, StoredRow> rows(Series series, DateWindow window) {
        Map<LocalDate, StoredRow> rows = new HashMap<>();
        in(database.sql("stored-rows"), series, window).list(row -> rows.put(day(row), storedRow(row)));
        return rows;
    }

    /** Whether a row is stored of a window. */
    public boolean has(Series series, DateWindow window) {
        return in(database.sql("stored-row"), series, window).one(row -> true).isPresent();
    }

    /** Whether a row is stored of any other day than some, the base of which is not in doubt. */
    public boolean hasOther(Series series, Collection<LocalDate> days) {
        return on(database.sql("stored-elsewhere"), series, days)
                .one(row -> true)
                .isPresent();
    }

    private static StoredRow storedRow(ResultSet row) throws SQLException {
        BigDecimal open = row.getBigDecimal("open_price");
        Number turnover = (Number) row.getObject("turnover");
        return new StoredRow(
                open == null
                        ? Optional.empty()
                        : Optional.of(new Candle.Session(
                                open, row.getBigDecimal("high_price"), row.getBigDecimal("low_price"))),
                row.getBigDecimal("close_price"),
                row.getLong("volume"),
                turnover == null ? OptionalLong.empty() : OptionalLong.of(turnover.longValue()),
                Optional.ofNullable(row.getBigDecimal("price_change")),
                row.getBoolean("is_final"),
                Sql.instant(row, "collected_at").orElseThrow(),
                StoredRow.QUOTED.equals(row.getString("source")));
    }

    /**
     * The nearest stored days outside a range.
     *
     * @param before the last one before it
     * @param after the first one after it
     */
    public record Neighbours(Optional<LocalDate> before, Optional<LocalDate> after) {}

    /** The nearest stored days outside a range of a series. */
    public Neighbours neighbours(Series series, DateWindow range) {
        return in(database.sql("nearest-rows"), series, range)
                .one(row -> new Neighbours(
                        Optional.ofNullable(row.getObject("before_date", LocalDate.class)),
                        Optional.ofNullable(row.getObject("after_date", LocalDate.class))))
                .orElseThrow();
    }

    private Sql in(Sql statement, Series series, DateWindow window) {
        return statement
                .set("stock_code", series.code())
                .set("market", market)
                .set("price_basis", series.basis().name())
                .set("from_date", window.from())
                .set("to_date", window.to());
    }

    /**
     * Rows of an answer are final, as far as they can no longer move: another answer agrees with it.
     *
     * @param told the days of which the answer had a row; it proves no other one
     */
    public void prove(Series series, Collection<LocalDate> told, LocalDate settledBefore) {
        on(database.sql("prove-candles"), series, told)
                .set("settled_before", settledBefore)
                .update();
    }

    /** Removes rows of days that were certainly closed, since KIS has them no more; they stay as revisions. */
    public void remove(Series series, Collection<LocalDate> days, String runId, Instant now) {
        on(database.sql("keep-removed-candles"), series, days)
                .set("run_id", runId)
                .set("replaced_at", now)
                .update();
        on(database.sql("remove-candles"), series, days).update();
    }

    private Sql on(Sql statement, Series series, Collection<LocalDate> days) {
        return statement
                .set("stock_code", series.code())
                .set("market", market)
                .set("price_basis", series.basis().name())
                .set("trade_date", column(days, LocalDate::toString));
    }

    /** From the oldest to the newest stored day of a series. */
    public Optional<DateWindow> stored(Series series) {
        return database.sql("stored-days")
                .set("stock_code", series.code())
                .set("market", market)
                .set("price_basis", series.basis().name())
                .one(row -> row.getObject("first_date") == null
                        ? Optional.<DateWindow>empty()
                        : Optional.of(new DateWindow(
                                row.getObject("first_date", LocalDate.class),
                                row.getObject("last_date", LocalDate.class))))
                .flatMap(Function.identity());
    }

    /** Rows of a window are in doubt, and not final. */
    public void doubt(Series series, DateWindow window) {
        in(database.sql("doubt-candles"), series, window).update();
    }

    /** The stocks among some that have rows which should not be as they are, and why in words; such rows are not final. */
    public Map<String, String> suspicious(Collection<String> codes) {
        Map<String, String> why = new TreeMap<>();
        database.sql("doubt-closed-days")
                .set("market", market)
                .set("stock_code", column(codes, code -> code))
                .update();
        database.sql("overdue-days")
                .set("market", market)
                .set("stock_code", column(codes, code -> code))
                .list(row -> why.put(
                        row.getString("stock_code"),
                        row.getLong("days") + " rows from " + row.getObject("first_date", LocalDate.class)
                                + " on were not read again on their second trading morning"));
        database.sql("codes-on-closed-days")
                .set("market", market)
                .set("stock_code", column(codes, code -> code))
                .list(row -> why.put(
                        row.getString("stock_code"),
                        "it has a row of " + row.getObject("first_date", LocalDate.class)
                                + ", on which the exchange was closed"));
        return why;
    }
}
