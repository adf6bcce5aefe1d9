package io.github.kisroutes.collection.plan;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.evidence.SeriesState;
import io.github.kisroutes.collection.evidence.StoredCandles.Reach;
import io.github.kisroutes.collection.plan.RunPlan.Planned;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.stock.KnownStock;
import io.github.kisroutes.collection.stock.KnownStocks;
import io.github.kisroutes.collection.stock.Symbol;
import io.github.kisroutes.market.PriceBasis;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
    public RunKind usualKind() {
        return plan.kind();
    }

    /** What a run that starts now asks for; no symbol when there is nothing to do. */
    public RunPlan plan(RunKind kind) {
        return switch (kind) {
            case DAILY -> daily();
            case BACKFILL -> backfill(plan.range().orElseGet(this::dailyWindow), List.of());
            case SETTLE -> settle();
            case HEAL -> heal();
        };
    }

    /** The days with which a daily run begins an empty table. */
    public DateWindow dailyWindow() {
        LocalDate last = calendar.sessionDay();
        return new DateWindow(last.minusDays(plan.daysBack()), last);
    }

    /** From the last proven day of each stock, however long ago that is. */
    private RunPlan daily() {
        DateWindow usual = dailyWindow();
        List<Symbol> symbols = plan.symbols().get();
        Map<Series, Reach> reach = ledger.candles().reach(codes(symbols));
        KnownStocks known = stocks.of(codes(symbols));
        Map<Symbol, PendingRanges> asked = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            String code = symbol.code().value();
            asked.put(
                    symbol,
                    each(basis -> PendingRanges.of(
                            List.of(basis), since(reach.get(new Series(code, basis)), known.of(code), basis, usual))));
        }
        return planned(RunKind.DAILY, usual, asked);
    }

    /** A table that begins later than an empty one would, although the series does not, counts as empty. */
    private static DateWindow since(Reach reach, KnownStock stock, PriceBasis basis, DateWindow usual) {
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

    /** What a run that somebody asks for would ask for. */
    public RunPlan plan(RunOrder order) {
        return new OrderedPlan(this, scope).of(order);
    }

    /** What such a run would do. */
    public RunPreview preview(RunOrder order) {
        return RunPreview.of(plan(order), calendar);
    }

    /** What is not there yet of a range. */
    RunPlan backfill(DateWindow wanted, Collection<String> codes) {
        DateWindow range = begun(wanted);
        List<Symbol> symbols = plan.chosen(codes);
        Map<Series, PendingRanges> complete =
                plan.reread() ? Map.of() : CompleteDays.of(days, calendar, range, series(symbols));
        Map<Symbol, PendingRanges> asked = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            asked.put(symbol, each(basis -> withSeams(symbol, basis, range, complete)));
        }
        return planned(RunKind.BACKFILL, range, asked);
    }

    /** What is not complete, and the nearest stored days: whether old and new stand on one base shows there. */
    private PendingRanges withSeams(
            Symbol symbol, PriceBasis basis, DateWindow range, Map<Series, PendingRanges> complete) {
        Series series = new Series(symbol.code().value(), basis);
        PendingRanges left =
                PendingRanges.of(List.of(basis), range).minus(complete.getOrDefault(series, PendingRanges.NOTHING));
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
        return planned(RunKind.SETTLE, settling.usual(), settling.of(plan.withOthers(settling.codes())));
    }

    private RunPlan heal() {
        List<Symbol> symbols = plan.symbols().get();
        HealPlan healing = HealPlan.of(days, scope.series(), calendar);
        return planned(RunKind.HEAL, healing.window(), healing.of(symbols));
    }

    private PendingRanges each(Function<PriceBasis, PendingRanges> asked) {
        return scope.series().stream().map(asked).reduce(PendingRanges.NOTHING, PendingRanges::plus);
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
    private RunPlan planned(RunKind kind, DateWindow usual, Map<Symbol, PendingRanges> asked) {
        List<String> codes = codes(List.copyOf(asked.keySet()));
        DueObligations owed = DueObligations.of(ledger, codes, scope.series(), calendar.sessionDay());
        // A settling run asks for all that is not final anyway.
        OverdueRows overdue = OverdueRows.of(days, kind == RunKind.SETTLE ? List.of() : codes, scope.series());
        KnownStocks known = stocks.of(codes);
        List<Planned> symbols = new ArrayList<>();
        asked.forEach((symbol, wanted) -> {
            String code = symbol.code().value();
            PendingRanges all =
                    known.of(code).listed(wanted).plus(owed.of(code)).plus(overdue.of(code));
            symbols.add(new Planned(symbol, all));
        });
        if (kind == RunKind.SETTLE || kind == RunKind.HEAL) {
            symbols.removeIf(symbol -> symbol.remaining().isEmpty());
        }
        return new RunPlan(kind, usual, scope.series(), scope.job(kind, usual, symbols), symbols);
    }
}
