package io.github.kisroutes.collection;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What a run has counted so far; every worker adds to it. */
public final class RunTally {
    private final LongAdder done = new LongAdder();
    private final LongAdder empty = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder newRows = new LongAdder();
    private final LongAdder changedRows = new LongAdder();
    private final LongAdder unchangedRows = new LongAdder();
    private final LongAdder rejectedRows = new LongAdder();
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();

    void add(SymbolItem item, SymbolOutcome outcome) {
        if (outcome instanceof SymbolOutcome.Done) {
            done.increment();
            return;
        }
        (outcome instanceof SymbolOutcome.Empty ? empty : failed).increment();
        troubles.add(item + ": " + outcome);
    }

    void addRows(long written, long changed, long unchanged, long rejected) {
        newRows.add(written);
        changedRows.add(changed);
        unchangedRows.add(unchanged);
        rejectedRows.add(rejected);
    }

    /** Symbols whose rows are complete. */
    public long done() {
        return done.sum();
    }

    /** Symbols KIS has no row of. */
    public long empty() {
        return empty.sum();
    }

    /** Symbols with something missing. */
    public long failed() {
        return failed.sum();
    }

    /** Symbols that have ended in whatever way. */
    public long ended() {
        return done() + empty() + failed();
    }

    /** Rows that were not there before. */
    public long newRows() {
        return newRows.sum();
    }

    /** Rows whose values the broker had changed. */
    public long changedRows() {
        return changedRows.sum();
    }

    /** Rows that were there already, with the same values. */
    public long unchangedRows() {
        return unchangedRows.sum();
    }

    /** Rows that broke a rule. */
    public long rejectedRows() {
        return rejectedRows.sum();
    }

    /** All rows that came and are stored. */
    public long rows() {
        return newRows() + changedRows() + unchangedRows();
    }

    /** The symbols that were empty or failed, in words, as they ended. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }
}
