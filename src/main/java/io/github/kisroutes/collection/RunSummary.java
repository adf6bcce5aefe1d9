package io.github.kisroutes.collection;

import java.time.Duration;
import java.util.Locale;

/**
 * How a run ended.
 *
 * @param run the run, with everything it counted
 * @param calls the calls to the broker while it ran
 * @param elapsed how long it took
 */
public record RunSummary(CollectionRun run, CallCount calls, Duration elapsed) {
    /** {@code DONE}: every symbol complete. {@code PARTIAL}: some are not. {@code FAILED}: none could be asked for. */
    public String state() {
        long complete = run.tally().done();
        if (complete == run.symbols().size()) {
            return "DONE";
        }
        return complete + run.tally().empty() == 0 && run.stopReason().isPresent() ? "FAILED" : "PARTIAL";
    }

    /** The exit code of {@code kis.collect.once}: 0 complete, 2 something is missing, 1 nothing could be asked for. */
    public int exitCode() {
        return switch (state()) {
            case "DONE" -> 0;
            case "FAILED" -> 1;
            default -> 2;
        };
    }

    /** Symbols that were never asked for, because the run had to stop. */
    public long unasked() {
        return run.symbols().size() - run.tally().ended();
    }

    @Override
    public String toString() {
        RunTally tally = run.tally();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Collection %s %s in %s%n  symbols   %,d ok, %,d empty, %,d failed%s of %,d%n"
                        + "  rows      %,d new, %,d changed, %,d unchanged, %,d rejected%n"
                        + "  requests  %,d (%s/s), %,d refused as too many, %,d token issues",
                run.id(),
                state(),
                RunProgress.seconds(elapsed),
                tally.done(),
                tally.empty(),
                tally.failed(),
                unasked() == 0 ? "" : String.format(Locale.ROOT, ", %,d not asked for", unasked()),
                run.symbols().size(),
                tally.newRows(),
                tally.changedRows(),
                tally.unchangedRows(),
                tally.rejectedRows(),
                calls.requests(),
                RunProgress.rate(calls.requests(), elapsed),
                calls.refused(),
                calls.tokenIssues()));
        run.stopReason().ifPresent(reason -> text.append(String.format("%n  stopped   %s", reason)));
        tally.troubles().forEach(trouble -> text.append(String.format("%n  %s", trouble)));
        return text.toString();
    }
}
