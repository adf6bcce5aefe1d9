package io.github.kisroutes.laboratory;

import io.github.kisroutes.collection.TestInstallation;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the tables say at one moment. */
final class Tables {
    /** A stored candle. */
    record Row(
            long open, long high, long low, long close, long volume, boolean isFinal, String evidence, Instant since) {
        boolean isAs(DayBar bar) {
            return open == bar.open()
                    && high == bar.high()
                    && low == bar.low()
                    && close == bar.close()
                    && volume == bar.volume();
        }
    }

    /** Days of a series that are not in order, and what the table calls them: the kind of an obligation, a resolution. */
    record Days(Series series, LocalDate from, LocalDate to, String what) {
        boolean has(Series other, LocalDate day) {
            return series.equals(other) && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** A run that is over. */
    record Run(String id, String kind, LocalDate from, LocalDate to, String state, String reason) {}

    /** The outcome of a symbol in a run. */
    record Item(String run, String runState, String code, String state, long rows, Instant at, String remaining) {}

    final Map<Series, NavigableMap<LocalDate, Row>> rows = new HashMap<>();
    final List<Days> missing = new ArrayList<>();
    final List<Days> doubtful = new ArrayList<>();
    final List<Days> obligations = new ArrayList<>();
    final List<Days> resolutions = new ArrayList<>();
    final List<Days> ranges = new ArrayList<>();
    final List<Days> beginnings = new ArrayList<>();
    final Map<Series, LocalDate> unconfirmed = new HashMap<>();
    final Map<LocalDate, Boolean> certain = new TreeMap<>();
    final Map<LocalDate, String> saidBy = new HashMap<>();
    final List<Run> runs = new ArrayList<>();
    final List<Item> items = new ArrayList<>();

    /** Whether the version under trial has the view of what is proven, and the one of what is in doubt. */
    final boolean hasViews;

    private final TestInstallation here;

    Tables(TestInstallation here) {
        this.here = here;
        hasViews = here.count(
                        "information_schema.tables WHERE LOWER(table_name) IN ('candle_final', 'doubtful_daily_price')")
                == 2;
        readRows();
        readDays();
        readBeginnings();
        readRuns();
    }

    Optional<Row> row(Series series, LocalDate day) {
        return Optional.ofNullable(rows.getOrDefault(series, new TreeMap<>()).get(day));
    }

    boolean lists(List<Days> days, Series series, LocalDate day) {
        return days.stream().anyMatch(each -> each.has(series, day));
    }

    /** What is owed, resolved and in doubt, and the newest run, as far as it fits on a page. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (List<Days> days : List.of(obligations, resolutions, beginnings, ranges, doubtful, missing)) {
            days.stream().limit(12).forEach(each -> lines.add(told(each)));
        }
        runs.stream().skip(Math.max(0, runs.size() - 2L)).forEach(run -> {
            lines.add(run.toString());
            items.stream().filter(item -> item.run().equals(run.id())).forEach(item -> lines.add("  " + item));
        });
        return "What the tables say:\n  " + String.join("\n  ", lines);
    }

    private void readBeginnings() {
        here.rows("SELECT * FROM series_state WHERE begins_on IS NOT NULL").forEach(row -> {
            String evidence = String.valueOf(row.get("begins_evidence"));
            beginnings.add(new Days(series(row), day(row.get("begins_on")), day(row.get("begins_on")), evidence));
            if (List.of("UNCONFIRMED", "LEGACY").contains(evidence)) {
                unconfirmed.put(series(row), day(row.get("begins_on")));
            }
        });
    }

    private static String told(Days days) {
        return days.what() + " " + days.series().code() + (days.series().adjusted() ? " ADJUSTED " : " RAW ")
                + days.from() + ".." + days.to();
    }

    private void readRows() {
        for (Map<String, Object> row : here.rows("SELECT * FROM daily_price")) {
            rows.computeIfAbsent(series(row), none -> new TreeMap<>())
                    .put(
                            day(row.get("trade_date")),
                            new Row(
                                    whole(row.get("open_price")),
                                    whole(row.get("high_price")),
                                    whole(row.get("low_price")),
                                    whole(row.get("close_price")),
                                    whole(row.get("volume")),
                                    (Boolean) row.get("is_final"),
                                    String.valueOf(row.get("evidence")),
                                    instant(row.get("collected_at"))));
        }
    }

    private void readDays() {
        here.rows("SELECT * FROM missing_daily_price").forEach(row -> missing.add(one(row, "missing")));
        if (hasViews) {
            here.rows("SELECT * FROM doubtful_daily_price").forEach(row -> doubtful.add(one(row, "doubtful")));
        }
        here.rows("SELECT * FROM obligation")
                .forEach(row -> obligations.add(days(series(row), row, String.valueOf(row.get("kind")))));
        here.rows("SELECT * FROM collection_range").forEach(row -> ranges.add(days(series(row), row, "range")));
        for (Map<String, Object> row : here.rows("SELECT * FROM resolution")) {
            String code = String.valueOf(row.get("stock_code"));
            String what = String.valueOf(row.get("reason"));
            resolutions.add(days(Series.adjusted(code), row, what));
            resolutions.add(days(Series.raw(code), row, what));
        }
        here.rows("SELECT trade_date, is_open, source, reason FROM trading_day WHERE is_certain")
                .forEach(row -> {
                    certain.put(day(row.get("trade_date")), (Boolean) row.get("is_open"));
                    saidBy.put(day(row.get("trade_date")), row.get("source") + ": " + row.get("reason"));
                });
    }

    private void readRuns() {
        for (Map<String, Object> run : here.rows("SELECT * FROM collection_run ORDER BY started_at")) {
            runs.add(new Run(
                    (String) run.get("run_id"),
                    (String) run.get("kind"),
                    day(run.get("from_date")),
                    day(run.get("trade_date")),
                    (String) run.get("state"),
                    String.valueOf(run.get("reason"))));
        }
        for (Map<String, Object> item : here.rows("SELECT i.*, r.state AS run_state FROM collection_item i"
                + " JOIN collection_run r ON r.run_id = i.run_id ORDER BY i.updated_at")) {
            items.add(new Item(
                    (String) item.get("run_id"),
                    (String) item.get("run_state"),
                    (String) item.get("stock_code"),
                    (String) item.get("state"),
                    whole(item.get("row_count")),
                    instant(item.get("updated_at")),
                    String.valueOf(item.get("remaining"))));
        }
    }

    private static Series series(Map<String, Object> row) {
        return new Series(
                (String) row.get("stock_code"),
                (String) row.get("market"),
                String.valueOf(row.get("price_basis")).toUpperCase(Locale.ROOT).equals("ADJUSTED"));
    }

    private static Days one(Map<String, Object> row, String what) {
        return new Days(series(row), day(row.get("trade_date")), day(row.get("trade_date")), what);
    }

    private static Days days(Series series, Map<String, Object> row, String what) {
        return new Days(series, day(row.get("from_date")), day(row.get("to_date")), what);
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((Date) value).toLocalDate();
    }

    private static long whole(Object value) {
        return value == null
                ? 0
                : value instanceof BigDecimal price ? price.longValueExact() : ((Number) value).longValue();
    }

    private static Instant instant(Object moment) {
        return moment == null
                ? null
                : moment instanceof Timestamp stamp ? stamp.toInstant() : ((OffsetDateTime) moment).toInstant();
    }
}
