package io.github.kisroutes.collection.outcome;

import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import java.util.Optional;

/**
 * What an answer has led to, once its rows are written.
 *
 * @param page the answer
 * @param answered the days of the question that it has told of
 * @param written what became of its rows
 * @param wrong what is wrong with it
 * @param missing the days that it lacks, when that is all that is wrong with it; the others need not be asked for again
 * @param reread the history that has to be read again because of it
 */
public record StoredPage(
        CandlePage page,
        Question answered,
        StoredRows written,
        Optional<SymbolFailure> wrong,
        PendingRanges missing,
        Optional<Reread> reread) {
    /** The progress of its symbol after it. */
    public SymbolProgress applyTo(SymbolProgress before) {
        SymbolProgress after = before.after(answered, page, written, wrong, missing);
        return reread.map(more -> after.reread(more.history(), more.reason())).orElse(after);
    }
}
