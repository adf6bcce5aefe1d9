package io.github.kisroutes.server.facts;

import io.github.kisroutes.server.facts.StoredFacts.EndedRuns;
import java.time.Duration;
import java.util.List;

/**
 * How many rows are missing and in doubt. In a table of millions of rows it takes long to find out, and it changes little between
 * two collections: so what took long is kept until one has ended, or for an hour.
 *
 * @param after the runs that had ended when it was counted
 * @param countedAt nanoseconds of this process
 * @param took in nanoseconds
 */
record RowCounts(long missing, long doubtful, List<EndedRuns> after, long countedAt, long took) {
    /** Not counted yet. */
    static final RowCounts NONE = new RowCounts(0, 0, List.of(), System.nanoTime(), -1);

    private static final Duration LONGEST = Duration.ofHours(1);
    /** What takes 20 ms is kept for 20 s. */
    private static final int KEPT = 1000;

    /** Whether it need not be counted again. */
    boolean holds(List<EndedRuns> runs, long now) {
        return took >= 0 && runs.equals(after) && now - countedAt < Math.min(took * KEPT, LONGEST.toNanos());
    }
}
