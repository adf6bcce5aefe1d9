package io.github.kisroutes.collection;

import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunEnd;
import io.github.kisroutes.collection.run.RunTally;
import java.time.Duration;
import java.util.Locale;

/**
 * How a run ended.
 *
 * @param run the run, with everything it counted
 * @param calls the calls to the broker while this process worked on it
 * @param rejectedRows rows that broke a rule
 * @param elapsed how long this process worked on it
 */
public record RunSummary(CollectionRun run, CallCount calls, long rejectedRows, Duration elapsed) {
    /** More would hide the rest. */
    private static final int MOST_FINDINGS = 10;

    /**
     * {@code DONE}: every symbol complete, and nothing of them in doubt. {@code PARTIAL}: some are not. {@code FAILED}: none could be asked for, or named.
     * {@code SKIPPED}: there was nothing to do. {@code RUNNING}: it is left, to be resumed here or finished elsewhere.
     */
    public String state() {
        return state(run);
    }

    static String state(CollectionRun run) {
        if (run.items().isEmpty()) {
            return run.end().is(RunEnd.Consequence.NOT_PLANNED) ? "FAILED" : "SKIPPED";
        }
        if (run.end().is(RunEnd.Consequence.LEAVE) || run.end().is(RunEnd.Consequence.HANDS_OFF)) {
            return "RUNNING";
        }
        long complete = run.tally().done();
        if (complete == run.items().size() && run.doubts().isEmpty()) {
            return "DONE";
        }
        boolean nobodyThere = run.stopReason().isPresent()
                || run.tally().unanswered() == run.items().size();
        return complete + run.tally().empty() == 0 && nobodyThere ? "FAILED" : "PARTIAL";
    }

    /** The state in the words that go before how long it took. */
    private String ending() {
        if (run.end().is(RunEnd.Consequence.LEAVE)) {
            return "interrupted after";
        }
        return run.end().is(RunEnd.Consequence.HANDS_OFF) ? "left to another process after" : state() + " in";
    }

    /**
     * The exit code of {@code kis.collect.once}: 0 complete, 2 something is missing, 1 nothing could be asked for or the run
     * is not finished here.
     */
    public int exitCode() {
        return switch (state()) {
            case "DONE", "SKIPPED" -> 0;
            case "PARTIAL" -> 2;
            default -> 1;
        };
    }

    @Override
    public String toString() {
        if (run.items().isEmpty()) {
            return "Collection " + run.id() + (state().equals("FAILED") ? " FAILED: " : ": ")
                    + run.stopReason().orElse("there is nothing to collect");
        }
        RunTally tally = run.tally();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Collection %s %s %s%n  symbols   %,d ok, %,d empty, %,d failed%s of %,d%n"
                        + "  rows      %,d new, %,d changed, %,d unchanged, %,d rejected%n"
                        + "  requests  %,d (%s/s), %,d refused as too many, %s",
                run.id(),
                ending(),
                seconds(elapsed),
                tally.done(),
                tally.empty(),
                tally.failed(),
                tally.notAsked() == 0 ? "" : String.format(Locale.ROOT, " (%,d not asked for)", tally.notAsked()),
                run.items().size(),
                tally.newRows(),
                tally.changedRows(),
                tally.unchangedRows(),
                rejectedRows,
                calls.requests(),
                rate(calls.requests(), elapsed),
                calls.refused(),
                counted(calls.tokenIssues(), "token issue")));
        if (tally.complete() > 0) {
            text.append(String.format(Locale.ROOT, "%n  complete  %,d before, not asked for again", tally.complete()));
        }
        if (tally.explained() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  no row    %,d not listed, delisted or suspended in these days",
                    tally.explained()));
        }
        run.stopReason().ifPresent(reason -> text.append(String.format("%n  stopped   %s", reason)));
        tally.rereads().forEach(reread -> text.append(String.format("%n  %s", reread)));
        run.doubts().forEach(doubt -> text.append(String.format("%n  in doubt  %s", doubt)));
        run.findings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> text.append(String.format("%n  check     %s", finding)));
        if (run.findings().size() > MOST_FINDINGS) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  check     %,d more do not fit",
                    run.findings().size() - MOST_FINDINGS));
        }
        tally.troubles(run.stopReason().orElse("")).forEach(trouble -> text.append(String.format("%n  %s", trouble)));
        return text.toString();
    }

    /** {@code 1 symbol}, {@code 2 symbols}. */
    static String counted(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    static String rate(long requests, Duration elapsed) {
        long millis = Math.max(1, elapsed.toMillis());
        return String.format(Locale.ROOT, "%d.%d", requests * 1000 / millis, requests * 10000 / millis % 10);
    }

    static String seconds(Duration duration) {
        return duration.toMinutes() >= 2
                ? duration.toMinutes() + " min"
                : String.format(Locale.ROOT, "%d.%d s", duration.toSeconds(), duration.toMillis() / 100 % 10);
    }
}
