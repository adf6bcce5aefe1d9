package io.github.kisroutes.collection.outcome;

import java.util.concurrent.atomic.LongAdder;

/** What became of the rows of all answers that this process has stored since its start; for whoever watches it. */
public final class RowTotals {
    private final LongAdder fresh = new LongAdder();
    private final LongAdder changed = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    /** Counts an answer, once it is committed. */
    public void add(StoredPage stored) {
        fresh.add(stored.written().fresh());
        changed.add(stored.written().changed());
        unchanged.add(stored.written().unchanged());
        rejected.add(stored.page().rejected().size());
    }

    /** Rows that were not there before. */
    public long fresh() {
        return fresh.sum();
    }

    /** Rows whose values the broker had changed. */
    public long changed() {
        return changed.sum();
    }

    /** Rows that were there already, with the same values. */
    public long unchanged() {
        return unchanged.sum();
    }

    /** Rows that broke a rule. */
    public long rejected() {
        return rejected.sum();
    }
}
