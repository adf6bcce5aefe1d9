package io.github.kisroutes.collection;

import io.github.kisroutes.candle.Basis;
import io.github.kisroutes.candle.DateWindow;
import java.time.LocalDate;
import java.util.List;

/**
 * What a run shall collect.
 *
 * @param kind why it runs
 * @param days those that belong to the table from now on
 * @param series adjusted prices, raw ones, or both
 * @param job what must not run twice at a time: whose key, which market and series, the kind, the days, the symbols
 * @param symbols what to ask of each, in the order they are asked for
 */
record RunPlan(RunKind kind, DateWindow days, List<Basis> series, String job, List<Planned> symbols) {
    /**
     * @param symbol the stock
     * @param remaining what to ask of it; nothing when all of it is complete and final
     */
    record Planned(Symbol symbol, Remaining remaining) {}

    /** From the first to the last of some days. */
    static DateWindow hull(DateWindow usual, List<Remaining> asked) {
        LocalDate from = usual.from();
        LocalDate to = usual.to();
        for (Remaining days : asked) {
            for (Question range : days.ranges()) {
                from = range.days().from().isBefore(from) ? range.days().from() : from;
                to = range.days().to().isAfter(to) ? range.days().to() : to;
            }
        }
        return new DateWindow(from, to);
    }
}
