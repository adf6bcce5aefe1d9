package io.github.kisroutes.server.api;

import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.server.facts.StoredFacts;
import io.github.kisroutes.server.facts.StoredFacts.DueDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the table is right, for a person.
 *
 * @param name RIGHT, WRONG, RUNNING or UNKNOWN
 * @param sentence the whole of it
 * @param reasons what is wrong, one sentence each
 */
record Verdict(String name, String sentence, List<String> reasons) {
    /**
     * Judges.
     *
     * @param facts what the database told last
     * @param fault why it does not answer
     * @param progress of what runs now
     */
    static Verdict of(Optional<StoredFacts> facts, Optional<String> fault, OptionalDouble progress, Messages messages) {
        if (fault.isPresent()) {
            return unknown(messages.text("verdict.database-away"));
        }
        if (facts.isEmpty()) {
            return unknown(messages.text("verdict.not-looked"));
        }
        StoredFacts known = facts.get();
        List<String> reasons = reasons(known, messages);
        if (known.due().isEmpty() && reasons.isEmpty()) {
            return unknown(messages.text("verdict.no-day"));
        }
        if (reasons.isEmpty()) {
            return new Verdict("RIGHT", right(known.due().orElseThrow(), messages), reasons);
        }
        String wrong = String.join(" ", reasons);
        return progress.isPresent()
                ? new Verdict(
                        "RUNNING",
                        messages.text("verdict.running", Math.floor(progress.getAsDouble() * 100), wrong),
                        reasons)
                : new Verdict("WRONG", messages.text("verdict.wrong", wrong), reasons);
    }

    private static Verdict unknown(String sentence) {
        return new Verdict("UNKNOWN", sentence, List.of(sentence));
    }

    private static String right(DueDay due, Messages messages) {
        return messages.text(
                "verdict.right",
                messages.day(due.date()),
                messages.planned(due.collected().orElseThrow().atZone(Seoul.ZONE)));
    }

    private static List<String> reasons(StoredFacts facts, Messages messages) {
        List<String> reasons = new ArrayList<>();
        facts.due()
                .filter(due -> due.collected().isEmpty())
                .ifPresent(due -> reasons.add(messages.text("verdict.not-collected", messages.day(due.date()))));
        if (facts.missing() > 0) {
            reasons.add(messages.text("verdict.missing", facts.missing()));
        }
        if (facts.doubtful() > 0) {
            reasons.add(messages.text("verdict.doubtful", facts.doubtful()));
        }
        return reasons;
    }
}
