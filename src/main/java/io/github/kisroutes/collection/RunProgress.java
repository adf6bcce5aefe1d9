package io.github.kisroutes.collection;

import io.github.kisroutes.collection.ledger.RunLease;
import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunTally;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a run is, for people. Durations come from {@link System#nanoTime()}: they are no dates.
 *
 * @param run the run
 * @param lease its signs of life
 * @param before the calls of this process before it
 * @param startNanos when this process opened it
 */
record RunProgress(CollectionRun run, RunLease lease, CallCount before, long startNanos) {
    /** Done and total, rows, requests per second, time left. */
    String line(CallCount now, long nanos) {
        RunTally tally = run.tally();
        int total = run.items().size();
        Duration elapsed = Duration.ofNanos(nanos - startNanos);
        long ended = tally.ended();
        String left = ended == 0
                ? "unknown"
                : RunSummary.seconds(elapsed.multipliedBy(total - ended).dividedBy(ended));
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d symbols, %,d rows, %s requests/s, %s left",
                run.id(),
                ended,
                total,
                tally.rows(),
                RunSummary.rate(now.since(before).requests(), elapsed),
                left);
    }

    /** @param rejected rows of the run that broke a rule */
    RunSummary summary(CallCount now, long nanos, long rejected) {
        return new RunSummary(run, now.since(before), rejected, Duration.ofNanos(nanos - startNanos));
    }
}
