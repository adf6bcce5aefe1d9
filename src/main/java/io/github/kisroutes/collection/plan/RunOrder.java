package io.github.kisroutes.collection.plan;

import io.github.kisroutes.candle.DateWindow;
import java.util.Optional;
import java.util.Set;

/**
 * A run that somebody asks for beside the settings.
 *
 * @param kind why it runs
 * @param days of a backfill, which needs them; of a healing, only missing days among them
 * @param symbols codes of the stocks; none for those that the settings name
 */
public record RunOrder(RunKind kind, Optional<DateWindow> days, Set<String> symbols) {
    /**
     * @throws IllegalArgumentException when the kind is that of a schedule and something else is limited: a schedule would take
     *     such a run for its own, or when a backfill has no days
     */
    public RunOrder {
        boolean scheduled = kind == RunKind.DAILY || kind == RunKind.SETTLE;
        if (scheduled && (days.isPresent() || !symbols.isEmpty())) {
            throw new IllegalArgumentException(kind + " is always about all stocks and its own days");
        }
        if (kind == RunKind.BACKFILL && days.isEmpty()) {
            throw new IllegalArgumentException("BACKFILL needs its days");
        }
        symbols = Set.copyOf(symbols);
    }
}
