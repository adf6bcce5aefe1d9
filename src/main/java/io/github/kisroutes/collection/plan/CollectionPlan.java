package io.github.kisroutes.collection.plan;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.stock.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the settings want to be collected.
 *
 * @param kind what {@code kis-collect} does when its caller does not say
 * @param range the fixed days of a backfill
 * @param daysBack calendar days the daily collection reads back from the newest session
 * @param reread whether a backfill asks again for what is complete and final
 * @param symbols read anew for each run, so that an edited file counts at the next one
 * @param named stocks by their codes, for those that are not among the symbols any more
 */
public record CollectionPlan(
        RunKind kind,
        Optional<DateWindow> range,
        int daysBack,
        boolean reread,
        Supplier<List<Symbol>> symbols,
        Function<List<String>, List<Symbol>> named) {}
