package io.github.kisroutes.instrument.master;

import io.github.kisroutes.instrument.InstrumentChange;
import io.github.kisroutes.market.ListingMarket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one reading of the master files came to.
 *
 * @param instruments how many the files list, by market; without the markets whose file could not be had
 * @param changes what is different since the last reading
 * @param troubles one sentence for each file or line that could not be used, and what follows
 */
public record MasterReading(
        Map<ListingMarket, Integer> instruments, List<InstrumentChange> changes, List<String> troubles) {

    public MasterReading {
        instruments = Map.copyOf(instruments);
        changes = List.copyOf(changes);
        troubles = List.copyOf(troubles);
    }

    /** A line for people: {@code KOSPI 948, KOSDAQ 1,812; changes: LISTED 2, RENAMED 1}. */
    @Override
    public String toString() {
        String counts = new TreeMap<>(instruments)
                .entrySet().stream()
                        .map(market -> "%s %,d".formatted(market.getKey(), market.getValue()))
                        .collect(Collectors.joining(", "));
        Map<InstrumentChange.Type, Long> kinds = changes.stream()
                .collect(Collectors.groupingBy(InstrumentChange::kind, TreeMap::new, Collectors.counting()));
        String changed = kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
        return (counts.isEmpty() ? "no master file was read" : counts) + (changed.isEmpty() ? "" : "; " + changed);
    }
}
