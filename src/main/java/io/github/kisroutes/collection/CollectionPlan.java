package io.github.kisroutes.collection;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.candle.Finality;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a collection shall fetch.
 *
 * @param range fixed days ({@code kis.collect.from} and {@code .to}), a backfill; empty for the daily collection
 * @param daysBack calendar days the daily collection reads back from today
 * @param symbols read anew for each run, so that an edited file counts at the next one
 */
public record CollectionPlan(Optional<DateWindow> range, int daysBack, Supplier<List<Symbol>> symbols) {
    /** The days of a run that starts now. */
    public DateWindow window(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Finality.SEOUL);
        return range.orElseGet(() -> new DateWindow(today.minusDays(daysBack), today));
    }

    /** What {@code collection_run.kind} says. */
    public String kind() {
        return range.isPresent() ? "BACKFILL" : "DAILY";
    }
}
