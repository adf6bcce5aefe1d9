package io.github.kisroutes.collection.fast;

import static java.util.stream.Collectors.joining;

import io.github.kisroutes.collection.run.SymbolItem;
import java.util.List;
import java.util.stream.Stream;

/**
 * The symbols of one call; the body of {@code routes/kis-fast-lane-page.camel.yaml}.
 *
 * @param lane the run's fast lane
 * @param witness the code of the stock that shows of which day the prices are; in the first page only
 * @param items the symbols to serve
 */
public record LanePage(Lane lane, List<String> witness, List<SymbolItem> items) {
    /** The codes to ask for, separated by commas. */
    public String codes() {
        return Stream.concat(witness.stream(), items.stream().map(SymbolItem::code))
                .collect(joining(","));
    }
}
