package io.github.kisroutes.collection.fast;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.Obligations;
import io.github.kisroutes.collection.evidence.StoredRow;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.range.SeriesDay;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.database.Database;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which symbols of a run lack nothing but today's row: nothing else was to ask of them, or the days before are proven by the
 * candle service and nothing of them is owed.
 */
public final class LaneSymbols {
    /** A trading day lies among so many days before today. */
    private static final int NEAR = 14;

    private final Database database;
    private final String market;
    private final TradingCalendar calendar;
    private final CandleDays days;
    private final Obligations obligations;

    public LaneSymbols(
            Database database, String market, TradingCalendar calendar, CandleDays days, Obligations obligations) {
        this.database = database;
        this.market = market;
        this.calendar = calendar;
        this.days = days;
        this.obligations = obligations;
    }

    /**
     * @param symbols what may be served
     * @param closeBefore the stored close of the trading day before, of the series that have one
     */
    record Found(List<SymbolItem> symbols, Map<Series, BigDecimal> closeBefore) {}

    /** What is stored around today of one series. */
    private record Near(BigDecimal closeBefore, int quotedBefore, boolean taken) {
        static final Near NOTHING = new Near(null, 0, false);
    }

    /** The symbols among some that are due. */
    Found of(List<SymbolItem> due, LocalDate day) {
        List<SymbolItem> alike = due.stream()
                .filter(item -> isOnlyUntil(item.progress().remaining().ranges(), day))
                .toList();
        String[] codes = alike.stream().map(SymbolItem::code).toArray(String[]::new);
        LocalDate before = tradingDayBefore(day);
        Map<Series, Near> near = near(codes, before, day);
        Set<String> known = stored(codes, day);
        Set<String> open = open(List.of(codes), day);
        List<SymbolItem> symbols = alike.stream()
                .filter(item -> !open.contains(item.code())
                        && item.progress().remaining().ranges().stream()
                                .allMatch(range -> isServed(item, range, before, near, known)))
                .toList();
        Map<Series, BigDecimal> closes = new HashMap<>();
        near.forEach((series, stored) -> {
            if (stored.closeBefore() != null) {
                closes.put(series, stored.closeBefore());
            }
        });
        return new Found(symbols, closes);
    }

    /** One range per series, which ends today and does not go back far. */
    private static boolean isOnlyUntil(List<Question> ranges, LocalDate day) {
        return !ranges.isEmpty()
                && ranges.stream().map(Question::basis).distinct().count() == ranges.size()
                && ranges.stream()
                        .map(Question::days)
                        .allMatch(
                                range -> range.to().equals(day) && !range.from().isBefore(day.minusDays(NEAR)));
    }

    private static boolean isServed(
            SymbolItem item, Question range, LocalDate before, Map<Series, Near> near, Set<String> known) {
        Near stored = near.getOrDefault(new Series(item.code(), range.basis()), Near.NOTHING);
        boolean history = !before.isBefore(range.days().from());
        boolean continued = stored.closeBefore() != null && (!history || stored.quotedBefore() == 0);
        return !stored.taken() && (continued || !history && !known.contains(item.code()));
    }

    /** The newest day before that may have been a trading day. */
    private LocalDate tradingDayBefore(LocalDate day) {
        KnownDays known = KnownDays.of(calendar, new DateWindow(day.minusDays(NEAR), day));
        LocalDate before = day.minusDays(1);
        while (known.isClosed(before) && before.isAfter(day.minusDays(NEAR))) {
            before = before.minusDays(1);
        }
        return before;
    }

    private Map<Series, Near> near(String[] codes, LocalDate before, LocalDate day) {
        Map<Series, Near> near = new HashMap<>();
        database.sql("rows-near")
                .set("market", market)
                .set("stock_code", codes)
                .set("from_date", day.minusDays(2 * NEAR))
                .set("before_date", before)
                .set("trade_date", day)
                .set("quoted", StoredRow.QUOTED)
                .list(row -> near.put(
                        Series.of(row),
                        new Near(
                                row.getBigDecimal("close_before"),
                                row.getInt("quoted_before"),
                                row.getInt("taken") > 0)));
        return near;
    }

    private Set<String> stored(String[] codes, LocalDate day) {
        return new HashSet<>(database.sql("stored-codes")
                .set("market", market)
                .set("stock_code", codes)
                .set("trade_date", day)
                .list(row -> row.getString("stock_code")));
    }

    /** Something of these stocks has to be read again first. */
    private Set<String> open(List<String> codes, LocalDate day) {
        Set<String> open = new HashSet<>();
        if (!codes.isEmpty()) {
            obligations.open(codes).stream()
                    .filter(owed -> !owed.dueOn().isAfter(day))
                    .map(Obligation::code)
                    .forEach(open::add);
            days.overdue(codes).stream()
                    .map(SeriesDay::series)
                    .map(Series::code)
                    .forEach(open::add);
        }
        return open;
    }
}
