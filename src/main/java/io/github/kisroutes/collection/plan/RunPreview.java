package io.github.kisroutes.collection.plan;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.stock.Symbol;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a run would do if it began now.
 *
 * @param plan what it would ask for
 * @param symbols those of which anything would be asked, in the order of the plan
 */
public record RunPreview(RunPlan plan, List<Asked> symbols) {
    /**
     * @param calls at least: a gap or a split brings more
     * @param days calendar days, each as often as it is asked for
     * @param window from the first to the last of them
     */
    public record Asked(Symbol symbol, int calls, long days, DateWindow window) {}

    static RunPreview of(RunPlan plan, TradingCalendar calendar) {
        List<PendingRanges> all =
                plan.symbols().stream().map(RunPlan.Planned::remaining).toList();
        KnownDays known = KnownDays.of(calendar, RunPlan.hull(plan.days(), all));
        return new RunPreview(
                plan,
                plan.symbols().stream()
                        .filter(planned -> !planned.remaining().isEmpty())
                        .map(planned -> asked(planned, known))
                        .toList());
    }

    private static Asked asked(RunPlan.Planned planned, KnownDays known) {
        int calls = 0;
        long days = 0;
        DateWindow window = planned.remaining().ranges().get(0).days();
        for (var range : planned.remaining().ranges()) {
            DateWindow asked = range.days();
            calls += calls(asked, known);
            days += ChronoUnit.DAYS.between(asked.from(), asked.to()) + 1;
            window = new DateWindow(
                    asked.from().isBefore(window.from()) ? asked.from() : window.from(),
                    asked.to().isAfter(window.to()) ? asked.to() : window.to());
        }
        return new Asked(planned.symbol(), calls, days, window);
    }

    /** An answer holds 100 rows, and neighbours share one. */
    private static int calls(DateWindow days, KnownDays known) {
        int rows = known.openIn(days).size() + known.unknownIn(days);
        return rows <= CandlePage.MOST_ROWS ? 1 : 1 + (rows - 2) / (CandlePage.MOST_ROWS - 1);
    }

    /** Of all symbols. */
    public int calls() {
        return symbols.stream().mapToInt(Asked::calls).sum();
    }

    /** From the first to the last day that would be asked for; those of the plan when there is none. */
    public DateWindow window() {
        return symbols.stream()
                .map(Asked::window)
                .reduce((a, b) -> new DateWindow(
                        a.from().isBefore(b.from()) ? a.from() : b.from(), a.to().isAfter(b.to()) ? a.to() : b.to()))
                .orElse(plan.days());
    }
}
