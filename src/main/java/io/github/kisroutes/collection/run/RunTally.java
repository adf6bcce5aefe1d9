package io.github.kisroutes.collection.run;

import io.github.kisroutes.collection.evidence.Quoted;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** What a run has counted so far; what an interrupted part of it had stored is included. */
public final class RunTally {
    private final List<SymbolItem> items;

    RunTally(List<SymbolItem> items) {
        this.items = items;
    }

    private long count(Predicate<SymbolOutcome> kind) {
        return items.stream()
                .filter(item -> item.outcome().filter(kind).isPresent())
                .count();
    }

    private long sum(ToIntFunction<SymbolProgress> rows) {
        return items.stream()
                .mapToLong(item -> rows.applyAsInt(item.progress()))
                .sum();
    }

    /** Symbols whose rows are complete. */
    public long done() {
        return count(outcome -> outcome.state().equals("DONE"));
    }

    /** Those of them of which nothing was asked, because they were complete and final before. */
    public long complete() {
        return count(SymbolOutcome.Complete.class::isInstance);
    }

    /** Those of them that have no row in these days, and of which none is missing. */
    public long explained() {
        return count(SymbolOutcome.Explained.class::isInstance);
    }

    /** Symbols that lack something which KIS may explain by what it says of the stock itself. */
    public List<SymbolItem> unexplained() {
        return items.stream().filter(SymbolItem::isUnexplained).toList();
    }

    /** Symbols KIS has no row of. */
    public long empty() {
        return count(SymbolOutcome.Empty.class::isInstance);
    }

    /** Symbols with something missing. */
    public long failed() {
        return count(SymbolOutcome.Failed.class::isInstance);
    }

    /** Those of them that were not asked for, because the run had to end early. */
    public long notAsked() {
        return count(outcome -> outcome.code().equals(SymbolFailure.NOT_ASKED));
    }

    /** Those that could not be asked for, and those whose questions nobody answered. */
    public long unanswered() {
        return count(outcome ->
                Set.of(SymbolFailure.NOT_ASKED, SymbolFailure.NO_ANSWER).contains(outcome.code()));
    }

    /** Symbols that have ended in whatever way. */
    public long ended() {
        return count(outcome -> true);
    }

    /** Rows that were not there before. */
    public long newRows() {
        return sum(progress -> progress.stored().fresh());
    }

    /** Rows whose values the broker had changed. */
    public long changedRows() {
        return sum(progress -> progress.stored().changed());
    }

    /** Rows that were there already, with the same values. */
    public long unchangedRows() {
        return sum(progress -> progress.stored().unchanged());
    }

    /** What the candle service has said of rows that the prices of many stocks had given. */
    public Quoted quoted() {
        return items.stream().map(item -> item.evidence().quoted()).reduce(Quoted.NONE, Quoted::plus);
    }

    /** All rows that came and are stored. */
    public long rows() {
        return newRows() + changedRows() + unchangedRows();
    }

    /** The symbols that were empty or failed; not those that were not asked for, which would all say the same. */
    public List<SymbolItem> troubled() {
        return items.stream()
                .filter(item -> item.outcome()
                        .filter(outcome -> !outcome.state().equals("DONE")
                                && !outcome.code().equals(SymbolFailure.NOT_ASKED))
                        .isPresent())
                .toList();
    }

    /** The symbols whose whole adjusted history was read again. */
    public List<SymbolItem> reread() {
        return items.stream()
                .filter(item -> !item.progress().rereadReason().isBlank())
                .toList();
    }
}
