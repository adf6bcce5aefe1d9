package io.github.kisroutes.collection.report;

import io.github.kisroutes.collection.evidence.Quoted;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunEnd;
import io.github.kisroutes.collection.run.RunTally;
import io.github.kisroutes.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a run ended, as lines for a person. */
public final class SummaryText {
    /** More would hide the rest. */
    private static final int MOST_FINDINGS = 10;

    private static final String NEXT_LINE = System.lineSeparator() + "  ";

    private final RunSummary summary;
    private final CollectionRun run;
    private final Messages messages;

    SummaryText(RunSummary summary) {
        this.summary = summary;
        this.run = summary.run();
        this.messages = summary.messages();
    }

    String text() {
        if (run.items().isEmpty()) {
            return messages.text(
                    summary.hasFailed() ? "summary.not-planned" : "summary.nothing",
                    run.id(),
                    run.stopReason().orElseGet(() -> messages.text("summary.no-reason")));
        }
        List<String> lines = new ArrayList<>(List.of(head(), symbols(), rows(), requests()));
        RunTally tally = run.tally();
        if (tally.complete() > 0) {
            lines.add(messages.text("summary.complete", tally.complete()));
        }
        if (tally.explained() > 0) {
            lines.add(messages.text("summary.explained", tally.explained()));
        }
        Quoted quoted = tally.quoted();
        if (quoted.confirmed() + quoted.revised() > 0) {
            lines.add(messages.text("summary.quoted", quoted.confirmed(), quoted.revised()));
        }
        run.stopReason().ifPresent(reason -> lines.add(messages.text("summary.stopped", reason)));
        tally.reread()
                .forEach(item -> lines.add(
                        messages.text("summary.reread", item, item.progress().rereadReason())));
        run.doubts().forEach(doubt -> lines.add(messages.text("summary.doubt", doubt)));
        addFindings(lines);
        OutcomeText outcomes = new OutcomeText(messages);
        String told = run.stopReason().orElse("");
        tally.troubled()
                .forEach(item ->
                        lines.add(item + ": " + outcomes.of(item.outcome().orElseThrow(), told)));
        return String.join(NEXT_LINE, lines);
    }

    private String head() {
        String time = messages.span(summary.elapsed());
        if (run.end().is(RunEnd.Consequence.LEAVE)) {
            return messages.text("summary.interrupted", run.id(), time);
        }
        return run.end().is(RunEnd.Consequence.HANDS_OFF)
                ? messages.text("summary.taken-over", run.id(), time)
                : messages.text("summary.ended", run.id(), messages.text("state." + summary.state()), time);
    }

    private String symbols() {
        RunTally tally = run.tally();
        return messages.text(
                tally.notAsked() == 0 ? "summary.symbols" : "summary.symbols-not-asked",
                tally.done(),
                tally.empty(),
                tally.failed(),
                run.items().size(),
                tally.notAsked());
    }

    private String rows() {
        RunTally tally = run.tally();
        return messages.text(
                "summary.rows", tally.newRows(), tally.changedRows(), tally.unchangedRows(), summary.rejectedRows());
    }

    private String requests() {
        return messages.text(
                "summary.requests",
                summary.calls().requests(),
                rate(summary.calls().requests(), summary.elapsed().toMillis()),
                summary.calls().refused(),
                summary.calls().tokenIssues());
    }

    private void addFindings(List<String> lines) {
        int found = run.findings().size();
        run.findings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> lines.add(messages.text("summary.check", finding)));
        if (found > MOST_FINDINGS) {
            lines.add(messages.text("summary.check-more", found - MOST_FINDINGS));
        }
    }

    /** Requests per second, with one decimal. */
    public static String rate(long requests, long elapsedMillis) {
        long millis = Math.max(1, elapsedMillis);
        return String.format(Locale.ROOT, "%d.%d", requests * 1000 / millis, requests * 10000 / millis % 10);
    }
}
