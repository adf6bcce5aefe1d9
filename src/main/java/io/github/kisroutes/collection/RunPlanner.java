package io.github.kisroutes.collection;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.Basis;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.RunPlan.Planned;
import io.github.kisroutes.collection.StoredCandles.Reach;
import io.github.kisroutes.collection.ledger.SeriesState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what a run asks for, from the settings, the calendar, what is stored already, and what runs before have left to read
 * again.
 */
public final class RunPlanner {
    private final CollectionPlan plan;
    private final RunScope scope;
    private final TradingCalendar calendar;
    private final CandleDays days;
    private final SeriesLedger ledger;
    private final KnownStocks.Source stocks;
    private final SettlePlan settling;

    /** @param stocks what is known of stocks besides their rows */
    public RunPlanner(
            CollectionPlan plan,
            RunScope scope,
            TradingCalendar calendar,
            CandleDays days,
            SeriesLedger ledger,
            KnownStocks.Source stocks,
            Clock clock) {
        this.plan = plan;
        this.scope = scope;
        this.calendar = calendar;
        this.days = days;
        this.ledger = ledger;
        this.stocks = stocks;
        this.settling = new SettlePlan(scope, calendar, days, ledger, clock);
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

    /** The days with which a daily run begins an empty table. */
    DateWindow dailyWindow() {
        LocalDate last = calendar.sessionDay();
        return new DateWindow(last.minusDays(plan.daysBack()), last);
    }

    /** From the last proven day of each stock, however long ago that is. */
    private RunPlan daily() {
        DateWindow usual = dailyWindow();
        List<Symbol> symbols = plan.symbols().get();
        Map<Series, Reach> reach = ledger.candles().reach(codes(symbols));
        KnownStocks known = stocks.of(codes(symbols));
        Map<Symbol, Remaining> asked = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            String code = symbol.code().value();
            asked.put(
                    symbol,
                    each(basis -> Remaining.of(
                            List.of(basis), since(reach.get(new Series(code, basis)), known.of(code), basis, usual))));
        }
        return planned(RunKind.DAILY, usual, asked);
    }

    /** A table that begins later than an empty one would, although the series does not, counts as empty. */
    private static DateWindow since(Reach reach, KnownStock stock, Basis basis, DateWindow usual) {
        boolean young = reach == null
                || reach.first().isAfter(usual.from())
                        && stock.state(basis)
                                .flatMap(SeriesState::beginsOn)
                                .filter(begins -> !begins.isAfter(reach.first()))
                                .isEmpty();
        LocalDate proven = reach == null ? usual.from() : reach.lastFinal().orElse(reach.first());
        if (young && !proven.isBefore(usual.from()) || proven.isAfter(usual.to())) {
            return usual;
        }
        return new DateWindow(proven, usual.to());
    }

    private RunPlan backfill() {
        DateWindow range = plan.range().map(this::begun).orElseGet(this::dailyWindow);
        List<Symbol> symbols = plan.symbols().get();
        Map<Series, Remaining> complete =
                plan.reread() ? Map.of() : CompleteDays.of(days, calendar, range, series(symbols));
        Map<Symbol, Remaining> asked = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            asked.put(symbol, each(basis -> withSeams(symbol, basis, range, complete)));
        }
        return planned(RunKind.BACKFILL, range, asked);
    }

    /** What is not complete, and the nearest stored days: whether old and new stand on one base shows there. */
    private Remaining withSeams(Symbol symbol, Basis basis, DateWindow range, Map<Series, Remaining> complete) {
        Series series = new Series(symbol.code().value(), basis);
        Remaining left = Remaining.of(List.of(basis), range).minus(complete.getOrDefault(series, Remaining.NOTHING));
        if (left.isEmpty()) {
            return left;
        }
        return left.plus(Seam.far(new Question(basis, range), ledger.candles().neighbours(series, range)));
    }

    /** Without the days to come: of them nothing can be missing yet. A range that lies ahead as a whole stays as it is. */
    private DateWindow begun(DateWindow range) {
        LocalDate last = calendar.sessionDay();
        return range.to().isAfter(last) && !range.from().isAfter(last) ? new DateWindow(range.from(), last) : range;
    }

    private RunPlan settle() {
        return planned(RunKind.SETTLE, settling.usual(), settling.of(withOthers(settling.codes())));
    }

    /** The stocks that are collected, and others of which something is left. */
    private List<Symbol> withOthers(Collection<String> codes) {
        List<Symbol> listed = plan.symbols().get();
        List<String> known = codes(listed);
        Stream<String> others = codes.stream().filter(code -> !known.contains(code));
        return Stream.concat(listed.stream(), plan.named().apply(others.sorted().toList()).stream())
                .toList();
    }

    /** Exactly what is missing of the symbols that are collected, and what runs before have left of them. */
    private RunPlan heal() {
        Map<String, List<SeriesDay>> missing = days.missing().stream()
                .filter(day -> scope.series().contains(day.series().basis()))
                .collect(Collectors.groupingBy(day -> day.series().code()));
        List<Symbol> symbols = plan.symbols().get();
        List<LocalDate> all = missing.values().stream()
                .flatMap(List::stream)
                .map(SeriesDay::day)
                .sorted()
                .toList();
        LocalDate today = calendar.sessionDay();
        DateWindow window =
                all.isEmpty() ? new DateWindow(today, today) : new DateWindow(all.get(0), all.get(all.size() - 1));
        KnownDays known = KnownDays.of(calendar, window);
        Map<Symbol, Remaining> asked = new LinkedHashMap<>();
        symbols.forEach(symbol -> asked.put(
                symbol, Gaps.of(missing.getOrDefault(symbol.code().value(), List.of()), known.openIn(window))));
        return planned(RunKind.HEAL, window, asked);
    }

    private Remaining each(Function<Basis, Remaining> asked) {
        return scope.series().stream().map(asked).reduce(Remaining.NOTHING, Remaining::plus);
    }

    private List<Series> series(List<Symbol> symbols) {
        return symbols.stream()
                .flatMap(symbol -> scope.series().stream()
                        .map(basis -> new Series(symbol.code().value(), basis)))
                .toList();
    }

    private static List<String> codes(List<Symbol> symbols) {
        return symbols.stream().map(symbol -> symbol.code().value()).toList();
    }

    /** With what is owed, and without days on which a stock was not listed. */
    private RunPlan planned(RunKind kind, DateWindow usual, Map<Symbol, Remaining> asked) {
        List<String> codes = codes(List.copyOf(asked.keySet()));
        OwedDays owed = OwedDays.of(ledger, codes, scope.series(), calendar.sessionDay());
        KnownStocks known = stocks.of(codes);
        List<Planned> symbols = new ArrayList<>();
        asked.forEach((symbol, days) -> {
            Remaining all = known.of(symbol.code().value())
                    .listed(days)
                    .plus(owed.of(symbol.code().value()));
            symbols.add(new Planned(symbol, all));
        });
        if (kind == RunKind.SETTLE || kind == RunKind.HEAL) {
            symbols.removeIf(symbol -> symbol.remaining().isEmpty());
        }
        return new RunPlan(kind, usual, scope.series(), scope.job(kind, usual, symbols), symbols);
    }
}
