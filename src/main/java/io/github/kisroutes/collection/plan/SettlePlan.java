package io.github.kisroutes.collection.plan;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.LegacyCandles;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.evidence.StoredCandles.Reach;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.range.MissingRanges;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.range.SeriesDay;
import io.github.kisroutes.collection.stock.Symbol;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the settling run reads again: the last trading days, older rows that are not final, and with a tenth of its calls rows
 * of which a version without evidence says that they are.
 */
final class SettlePlan {
    /** How many trading days are read again, whatever they say. */
    private static final int SETTLING_DAYS = 5;

    /** A tenth of the calls, or one, may prove rows that only an older version has called final. */
    private static final int CALLS_PER_PROOF = 10;

    /** As many calendar days hold about a hundred trading days: one answer. */
    static final int WINDOW_DAYS = 140;

    private final RunScope scope;
    private final TradingCalendar calendar;
    private final CandleDays days;
    private final SeriesLedger ledger;
    private final Clock clock;

    SettlePlan(RunScope scope, TradingCalendar calendar, CandleDays days, SeriesLedger ledger, Clock clock) {
        this.scope = scope;
        this.calendar = calendar;
        this.days = days;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The days that are read again in any case. */
    DateWindow usual() {
        LocalDate last = calendar.sessionDay();
        return new DateWindow(calendar.back(last, SETTLING_DAYS), last);
    }

    /** The stocks that something is left of, on the list of those that are collected or not. */
    Collection<String> codes() {
        TreeSet<String> codes = new TreeSet<>(ledger.obligations().codesDue(calendar.sessionDay()));
        unsettled().keySet().forEach(series -> codes.add(series.code()));
        return codes;
    }

    /** Days that are not final although they could be. */
    private Map<Series, ArrayList<SeriesDay>> unsettled() {
        return days.unsettled(calendar.settledBefore(clock.instant())).stream()
                .filter(day -> scope.series().contains(day.series().basis()))
                .collect(Collectors.groupingBy(SeriesDay::series, Collectors.toCollection(ArrayList::new)));
    }

    /** What to ask of some stocks. */
    Map<Symbol, PendingRanges> of(List<Symbol> symbols) {
        DateWindow usual = usual();
        Map<Series, ArrayList<SeriesDay>> unsettled = unsettled();
        List<Series> series = symbols.stream()
                .flatMap(symbol -> scope.series().stream()
                        .map(basis -> new Series(symbol.code().value(), basis)))
                .toList();
        Map<Series, PendingRanges> complete = CompleteDays.of(days, calendar, usual, series);
        Map<Series, Reach> stored = ledger.candles()
                .reach(symbols.stream().map(symbol -> symbol.code().value()).toList());
        days.missing().stream()
                .filter(day -> scope.series().contains(day.series().basis()))
                .forEach(day -> unsettled
                        .computeIfAbsent(day.series(), any -> new ArrayList<>())
                        .add(day));
        NavigableSet<LocalDate> open = openDays(unsettled, usual);
        Map<Series, DateWindow> legacy = legacy(symbols.size());
        Map<Symbol, PendingRanges> asked = new LinkedHashMap<>();
        Optional<DateWindow> uncertain = uncertainClosure();
        for (Symbol symbol : symbols) {
            PendingRanges all = PendingRanges.NOTHING;
            for (Series each : series.stream()
                    .filter(one -> one.code().equals(symbol.code().value()) && stored.containsKey(one))
                    .toList()) {
                all = all.plus(PendingRanges.of(List.of(each.basis()), since(stored.get(each), usual))
                        .minus(complete.getOrDefault(each, PendingRanges.NOTHING))
                        .plus(MissingRanges.of(List.copyOf(unsettled.getOrDefault(each, new ArrayList<>())), open))
                        .joined(WINDOW_DAYS));
                if (legacy.containsKey(each)) {
                    all = all.plus(new Question(each.basis(), legacy.get(each)));
                }
            }
            if (asked.isEmpty() && uncertain.isPresent()) {
                all = all.plus(PendingRanges.of(scope.series(), uncertain.get()));
            }
            asked.put(symbol, all);
        }
        return asked;
    }

    /** The newest days of which one stock alone has shown that the exchange was closed: on another day they are asked for again. */
    private Optional<DateWindow> uncertainClosure() {
        return calendar.newestUncertainClosure()
                .map(day -> new DateWindow(day.minusDays(WINDOW_DAYS), day.plusDays(1)));
    }

    /** After an absence from the last proven day on, as a daily run does: no days are left out between. */
    private static DateWindow since(Reach reach, DateWindow usual) {
        LocalDate proven = reach.lastFinal().orElse(reach.first());
        return proven.isBefore(usual.from()) ? new DateWindow(proven, usual.to()) : usual;
    }

    /** The known trading days from the oldest of the unsettled ones on. */
    private NavigableSet<LocalDate> openDays(Map<Series, ArrayList<SeriesDay>> unsettled, DateWindow usual) {
        LocalDate from = unsettled.values().stream()
                .flatMap(List::stream)
                .map(SeriesDay::day)
                .min(LocalDate::compareTo)
                .filter(usual.from()::isAfter)
                .orElse(usual.from());
        DateWindow all = new DateWindow(from, usual.to());
        return KnownDays.of(calendar, all).openIn(all);
    }

    private Map<Series, DateWindow> legacy(int calls) {
        return ledger.legacy().series(Math.max(1, calls / CALLS_PER_PROOF)).stream()
                .collect(Collectors.toMap(LegacyCandles.Legacy::series, SettlePlan::newest));
    }

    private static DateWindow newest(LegacyCandles.Legacy legacy) {
        LocalDate from = legacy.days().to().minusDays(WINDOW_DAYS);
        return from.isBefore(legacy.days().from())
                ? legacy.days()
                : new DateWindow(from, legacy.days().to());
    }
}
