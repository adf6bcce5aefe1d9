package io.github.kisroutes.collection.plan;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.stock.Symbol;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Function<List<String>, List<Symbol>> named) {
    /** The stocks that are collected, and others of which something is left. */
    List<Symbol> withOthers(Collection<String> codes) {
        List<Symbol> listed = symbols.get();
        Set<String> known = listed.stream().map(symbol -> symbol.code().value()).collect(Collectors.toSet());
        List<String> others =
                codes.stream().filter(code -> !known.contains(code)).sorted().toList();
        return Stream.concat(listed.stream(), named.apply(others).stream()).toList();
    }

    /** Those of some codes; all that are collected when there are none. */
    List<Symbol> chosen(Collection<String> codes) {
        return codes.isEmpty()
                ? symbols.get()
                : withOthers(codes).stream()
                        .filter(symbol -> codes.contains(symbol.code().value()))
                        .toList();
    }
}
