package io.github.kisroutes.collection;

import io.github.kisroutes.candle.Basis;
import io.github.kisroutes.candle.DateWindow;
import java.util.List;

/**
 * What a run shall collect.
 *
 * @param kind why it runs
 * @param wanted the days that belong to the table from now on
 * @param days from the first to the last day that it asks for, what is owed from before included
 * @param series adjusted prices, raw ones, or both
 * @param job what must not run twice at a time: whose key, which market and series, the kind, the days, the symbols
 * @param symbols what to ask of each, in the order they are asked for
 */
record RunPlan(
        RunKind kind, DateWindow wanted, DateWindow days, List<Basis> series, String job, List<Planned> symbols) {
    /**
     * @param symbol the stock
     * @param remaining what to ask of it; nothing when all of it is complete and final
     */
    record Planned(Symbol symbol, Remaining remaining) {}
}
