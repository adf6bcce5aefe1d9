package io.github.kisroutes.collection;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.Basis;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.candle.Finality;
import io.github.kisroutes.collection.CandleDays.Series;
import io.github.kisroutes.collection.CandleDays.SeriesDay;
import io.github.kisroutes.collection.RunPlan.Planned;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/** Decides what a run asks for, from the settings, the calendar and what is stored already. */
public final class RunPlanner {
    /** How many trading days the settling run reads again, whatever they say. */
    private static final int SETTLING_DAYS = 5;

    private final CollectionPlan plan;
    private final RunScope scope;
    private final TradingCalendar calendar;
    private final CandleDays days;
    private final Clock clock;

    public RunPlanner(CollectionPlan plan, RunScope scope, TradingCalendar calendar, CandleDays days, Clock clock) {
        this.plan = plan;
        this.scope = scope;
        this.calendar = calendar;
        this.days = days;
        this.clock = clock;
    }

    /** What {@code kis-collect} does when its caller does not say. */
    RunKind usualKind() {
        return plan.kind();
    }

    /** What a run that starts now asks for; no symbol when there is nothing to do. */
    RunPlan plan(RunKind kind) {
        return switch (kind) {
            case DAILY -> daily();
            case BACKFILL -> backfill();
            case SETTLE -> settle();
            case HEAL -> heal();
        };
    }

    /** The days of a daily run that starts now. */
    DateWindow dailyWindow() {
        LocalDate last = calendar.sessionDay();
        return new DateWindow(last.minusDays(plan.daysBack()), last);
    }

    private RunPlan daily() {
        DateWindow window = dailyWindow();
        Remaining all = Remaining.of(scope.series(), window);
        return planned(
                RunKind.DAILY,
                window,
                plan.symbols().get().stream()
                        .map(symbol -> new Planned(symbol, all))
                        .toList());
    }

    private RunPlan backfill() {
        DateWindow range = plan.range().map(this::begun).orElseGet(this::dailyWindow);
        List<Symbol> symbols = plan.symbols().get();
        Remaining all = Remaining.of(scope.series(), range);
        Map<Series, Remaining> complete = plan.reread() ? Map.of() : complete(symbols, range);
        return planned(
                RunKind.BACKFILL,
                range,
                symbols.stream()
                        .map(symbol -> new Planned(symbol, all.minus(of(symbol, complete))))
                        .toList());
    }

    /** Without the days to come: of them nothing can be missing yet. A range that lies ahead as a whole stays as it is. */
    private DateWindow begun(DateWindow range) {
        LocalDate last = calendar.sessionDay();
        return range.to().isAfter(last) && !range.from().isAfter(last) ? new DateWindow(range.from(), last) : range;
    }

    private Remaining of(Symbol symbol, Map<Series, Remaining> complete) {
        Remaining both = Remaining.NOTHING;
        for (Basis basis : scope.series()) {
            both = both.plus(complete.getOrDefault(new Series(symbol.code().value(), basis), Remaining.NOTHING));
        }
        return both;
    }

    private Map<Series, Remaining> complete(List<Symbol> symbols, DateWindow range) {
        return new CompleteDays(days, range, KnownDays.of(calendar, range)).of(series(symbols));
    }

    private List<Series> series(List<Symbol> symbols) {
        return symbols.stream()
                .flatMap(symbol -> scope.series().stream()
                        .map(basis -> new Series(symbol.code().value(), basis)))
                .toList();
    }

    /** The last trading days before today, and further back to the oldest day that is not final although it could be. */
    private RunPlan settle() {
        LocalDate last = calendar.sessionDay();
        DateWindow usual = new DateWindow(calendar.back(last, SETTLING_DAYS), last);
        List<Symbol> symbols = plan.symbols().get();
        Map<Series, LocalDate> unsettled = days.unsettled(
                symbols.stream().map(symbol -> symbol.code().value()).toList(),
                Finality.settledBefore(clock.instant()));
        Map<Series, Remaining> complete = complete(symbols, usual);
        List<Planned> planned = symbols.stream()
                .map(symbol ->
                        new Planned(symbol, unsettled(symbol, usual, unsettled).minus(of(symbol, complete))))
                .filter(symbol -> !symbol.remaining().isEmpty())
                .toList();
        return planned(RunKind.SETTLE, usual, planned);
    }

    private Remaining unsettled(Symbol symbol, DateWindow usual, Map<Series, LocalDate> unsettled) {
        return new Remaining(scope.series().stream()
                .map(basis -> {
                    LocalDate oldest =
                            unsettled.getOrDefault(new Series(symbol.code().value(), basis), usual.from());
                    return new Question(
                            basis, new DateWindow(oldest.isBefore(usual.from()) ? oldest : usual.from(), usual.to()));
                })
                .toList());
    }

    /** Exactly what is missing of the symbols that are collected. */
    private RunPlan heal() {
        Map<String, List<SeriesDay>> missing = days.missing().stream()
                .filter(day -> scope.series().contains(day.series().basis()))
                .collect(Collectors.groupingBy(day -> day.series().code()));
        List<Symbol> symbols = plan.symbols().get().stream()
                .filter(symbol -> missing.containsKey(symbol.code().value()))
                .toList();
        List<LocalDate> all = symbols.stream()
                .flatMap(symbol -> missing.get(symbol.code().value()).stream())
                .map(SeriesDay::day)
                .sorted()
                .toList();
        LocalDate today = calendar.sessionDay();
        DateWindow window =
                all.isEmpty() ? new DateWindow(today, today) : new DateWindow(all.get(0), all.get(all.size() - 1));
        NavigableSet<LocalDate> open = KnownDays.of(calendar, window).openIn(window);
        return planned(
                RunKind.HEAL,
                window,
                symbols.stream()
                        .map(symbol -> new Planned(
                                symbol, Gaps.of(missing.get(symbol.code().value()), open)))
                        .toList());
    }

    private RunPlan planned(RunKind kind, DateWindow days, List<Planned> symbols) {
        return new RunPlan(kind, days, scope.series(), scope.job(kind, days, symbols), symbols);
    }
}
