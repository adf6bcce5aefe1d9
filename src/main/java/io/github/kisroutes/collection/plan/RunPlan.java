package io.github.kisroutes.collection.plan;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.stock.Symbol;
import io.github.kisroutes.market.PriceBasis;
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
public record RunPlan(RunKind kind, DateWindow days, List<PriceBasis> series, String job, List<Planned> symbols) {
    /**
     * @param symbol the stock
     * @param remaining what to ask of it; nothing when all of it is complete and final
     */
    public record Planned(Symbol symbol, PendingRanges remaining) {}

    /** From the first to the last of some days. */
    public static DateWindow hull(DateWindow usual, List<PendingRanges> asked) {
        LocalDate from = usual.from();
        LocalDate to = usual.to();
        for (PendingRanges days : asked) {
            for (Question range : days.ranges()) {
                from = range.days().from().isBefore(from) ? range.days().from() : from;
                to = range.days().to().isAfter(to) ? range.days().to() : to;
            }
        }
        return new DateWindow(from, to);
    }
}
