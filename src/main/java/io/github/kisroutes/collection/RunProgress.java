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
 * @param stage what it does besides asking
 */
record RunProgress(CollectionRun run, RunLease lease, CallCount before, long startNanos, RunStage stage) {
    /** Done and total, rows, requests per second, time left. */
    String line(CallCount now, long nanos) {
        RunTally tally = run.tally();
        int total = run.items().size();
        Duration elapsed = elapsed(nanos);
        return String.format(
                Locale.ROOT,
                "%s: %,d of %s, %s, %s requests/s, %s",
                run.id(),
                tally.ended(),
                RunSummary.counted(total, "symbol"),
                RunSummary.counted(tally.rows(), "row"),
                RunSummary.rate(now.since(before).requests(), elapsed),
                next(tally.ended(), total, elapsed));
    }

    /** Nobody knows how long checking takes, so it has no time left. */
    private String next(long ended, int total, Duration elapsed) {
        String doing = stage.toString();
        if (!doing.isEmpty()) {
            return doing;
        }
        if (ended == 0) {
            return "unknown left";
        }
        return ended == total
                ? "checking"
                : RunSummary.seconds(elapsed.multipliedBy(total - ended).dividedBy(ended)) + " left";
    }

    Duration elapsed(long nanos) {
        return Duration.ofNanos(nanos - startNanos);
    }

    /** @param rejected rows of the run that broke a rule */
    RunSummary summary(CallCount now, long nanos, long rejected) {
        return new RunSummary(run, now.since(before), rejected, Duration.ofNanos(nanos - startNanos));
    }
}
