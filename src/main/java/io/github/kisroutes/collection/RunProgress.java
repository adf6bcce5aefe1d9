package io.github.kisroutes.collection;

import io.github.kisroutes.collection.ledger.RunLease;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.collection.report.SummaryText;
import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunTally;
import io.github.kisroutes.message.Messages;
import java.time.Duration;
import java.util.Optional;

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
    String line(CallCount now, long nanos, Messages messages) {
        RunTally tally = run.tally();
        int total = run.items().size();
        Duration elapsed = elapsed(nanos);
        return messages.text(
                "progress.line",
                run.id(),
                tally.ended(),
                total,
                tally.rows(),
                SummaryText.rate(now.since(before).requests(), elapsed.toMillis()),
                next(tally.ended(), total, elapsed, messages));
    }

    /** Nobody knows how long checking takes, so it has no time left. */
    private String next(long ended, int total, Duration elapsed, Messages messages) {
        String doing = stage.text(messages);
        if (!doing.isEmpty()) {
            return doing;
        }
        if (ended == 0) {
            return messages.text("progress.unknown");
        }
        return ended == total
                ? messages.text("progress.checking")
                : messages.text(
                        "progress.left",
                        messages.span(elapsed.multipliedBy(total - ended).dividedBy(ended)));
    }

    /** The same for a program. */
    RunningRun at(CallCount now, long nanos, Messages messages) {
        long ended = run.tally().ended();
        int total = run.items().size();
        Duration elapsed = elapsed(nanos);
        String doing = stage.text(messages);
        Optional<Duration> left = ended == 0 || ended == total || !doing.isEmpty()
                ? Optional.empty()
                : Optional.of(elapsed.multipliedBy(total - ended).dividedBy(ended));
        return new RunningRun(run, now.since(before).requests(), elapsed, left, doing);
    }

    Duration elapsed(long nanos) {
        return Duration.ofNanos(nanos - startNanos);
    }

    /** @param rejected rows of the run that broke a rule */
    RunSummary summary(CallCount now, long nanos, long rejected, Messages messages) {
        return new RunSummary(run, now.since(before), rejected, elapsed(nanos), messages);
    }
}
