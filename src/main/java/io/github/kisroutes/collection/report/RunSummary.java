package io.github.kisroutes.collection.report;

import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunEnd;
import io.github.kisroutes.message.Messages;
import java.time.Duration;

/**
 * How a run ended.
 *
 * @param run the run, with everything it counted
 * @param calls the calls to the broker while this process worked on it
 * @param rejectedRows rows that broke a rule
 * @param elapsed how long this process worked on it
 * @param messages the language it is told in
 */
public record RunSummary(CollectionRun run, CallCount calls, long rejectedRows, Duration elapsed, Messages messages) {
    /**
     * {@code DONE}: every symbol complete, and nothing of them in doubt. {@code PARTIAL}: some are not. {@code FAILED}: none could be asked for, or named.
     * {@code SKIPPED}: there was nothing to do. {@code RUNNING}: it is left, to be resumed here or finished elsewhere.
     */
    public String state() {
        return state(run);
    }

    /** The state of a run as {@code collection_run.state} tells it: DONE, PARTIAL, FAILED, SKIPPED, or RUNNING while somebody else has to end it. */
    public static String state(CollectionRun run) {
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

    /** Whether something is missing or in doubt. */
    public boolean isPartial() {
        return state().equals("PARTIAL");
    }

    /** Whether nothing could be had at all. */
    public boolean hasFailed() {
        return state().equals("FAILED");
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
        return new SummaryText(this).text();
    }
}
