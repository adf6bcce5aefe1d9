package io.github.kisroutes.collection.report;

import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.message.Messages;

/** How a symbol ended, in the words of {@code kis.language}. What a fault said is not translated: the tables have the same. */
public record OutcomeText(Messages messages) {
    /** How the symbol ended. */
    public String of(SymbolOutcome outcome) {
        if (outcome instanceof SymbolOutcome.Done done) {
            return messages.text("symbol.done", done.rows(), done.days());
        }
        if (outcome instanceof SymbolOutcome.Empty empty) {
            return messages.text(empty.code().equals("UNKNOWN_CODE") ? "symbol.unknown-code" : "symbol.no-rows");
        }
        if (outcome instanceof SymbolOutcome.Failed failed) {
            return messages.text("symbol.failed", failed.code(), failed.text());
        }
        return messages.text(outcome instanceof SymbolOutcome.Complete ? "symbol.complete" : "symbol.explained");
    }

    /**
     * The same in a summary that has told why the run had to stop, which is not said again.
     *
     * @param told why the run had to stop, or blank
     */
    public String of(SymbolOutcome outcome, String told) {
        return outcome instanceof SymbolOutcome.Failed && outcome.text().equals(told)
                ? messages.text("symbol.failed-as-told", outcome.code())
                : of(outcome);
    }

    /** A symbol that has no outcome yet, and why. */
    public String unfinished(String reason) {
        return messages.text("symbol.unfinished", reason);
    }
}
