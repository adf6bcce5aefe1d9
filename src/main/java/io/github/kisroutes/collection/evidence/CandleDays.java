package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.range.SeriesDay;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.PriceBasis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which days of {@code daily_price} are there, final, changed or missing, for the market that is collected. */
public final class CandleDays {
    private final Database database;
    private final String market;

    public CandleDays(Database database, String market) {
        this.database = database;
        this.market = market;
    }

    /**
     * A day that is missing.
     *
     * @param first the oldest stored day of the series in the days of the run
     */
    public record Hole(SeriesDay day, LocalDate first) {}

    /** How many days of each window, named by its first day, are stored and final; nothing where none is. */
    public Map<SeriesDay, Integer> finalDays(Collection<Series> series, List<DateWindow> windows) {
        Map<SeriesDay, Integer> counts = new HashMap<>();
        database.sql("final-days")
                .set("market", market)
                .set("stock_code", column(series, Series::code))
                .set("price_basis", column(series, each -> each.basis().name()))
                .set("from_date", column(windows, window -> window.from().toString()))
                .set("to_date", column(windows, window -> window.to().toString()))
                .list(row -> counts.put(SeriesDay.of(row, "from_date"), row.getInt("days")));
        return counts;
    }

    /** The stored days that are not final although they could be, of every stock. */
    public List<SeriesDay> unsettled(LocalDate settledBefore) {
        return database.sql("unsettled-days")
                .set("market", market)
                .set("settled_before", settledBefore)
                .list(row -> SeriesDay.of(row, "trade_date"));
    }

    /** The stored days of some stocks that were not read again when they were due: the view {@code doubtful_daily_price} has them. */
    public List<SeriesDay> overdue(Collection<String> codes) {
        return database.sql("overdue-rows")
                .set("market", market)
                .set("stock_code", column(codes, code -> code))
                .list(row -> SeriesDay.of(row, "trade_date"));
    }

    /** What the view {@code missing_daily_price} lists, by series and day. */
    public List<SeriesDay> missing() {
        return database.sql("missing-days").set("market", market).list(row -> SeriesDay.of(row, "trade_date"));
    }

    /** The stored rows of days on which the exchange was closed, as far as is known: each of them is in doubt. */
    public List<SeriesDay> onClosedDays(DateWindow window) {
        return database.sql("rows-on-closed-days")
                .set("market", market)
                .set("from_date", window.from())
                .set("to_date", window.to())
                .list(row -> SeriesDay.of(row, "trade_date"));
    }

    /** Where series begin that were asked for from a day on, as far as they begin after it. */
    public Map<Series, LocalDate> beginnings(Collection<String> codes, LocalDate from) {
        Map<Series, LocalDate> days = new HashMap<>();
        database.sql("beginnings")
                .set("market", market)
                .set("from_date", from)
                .set("stock_code", column(codes, code -> code))
                .list(row -> days.put(Series.of(row), row.getObject("begins_on", LocalDate.class)));
        return days;
    }

    /** The known trading days after the first stored one of which a run has brought no row, of its complete symbols. */
    public List<Hole> holes(String runId, List<PriceBasis> series) {
        return database.sql("holes-of-run")
                .set("run_id", runId)
                .set("market", market)
                .set("price_basis", column(series, PriceBasis::name))
                .list(row -> new Hole(SeriesDay.of(row, "trade_date"), row.getObject("first_date", LocalDate.class)));
    }

    /** Which of some days of a series this run has written. */
    public List<LocalDate> ofRun(String runId, Series series, Collection<LocalDate> days) {
        return database.sql("days-of-run")
                .set("run_id", runId)
                .set("stock_code", series.code())
                .set("market", market)
                .set("price_basis", series.basis().name())
                .set("trade_date", column(days, LocalDate::toString))
                .list(CandleDays::day);
    }

    static LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("trade_date", LocalDate.class);
    }

    static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /**
     * The days among some of which no other stock has a row, although another one was collected for them and has rows within two
     * weeks before and after.
     */
    public List<LocalDate> lone(String code, Collection<LocalDate> some) {
        return database.sql("lone-days")
                .set("market", market)
                .set("stock_code", code)
                .set("trade_date", column(some, LocalDate::toString))
                .list(CandleDays::day);
    }
}
