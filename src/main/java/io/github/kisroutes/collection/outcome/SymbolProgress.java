package io.github.kisroutes.collection.outcome;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a symbol is: what is still to ask, and what came. Immutable, so that what an answer leads to can be written into
 * the ledger in the transaction of its candles, and counts only once that is committed.
 *
 * @param remaining the days still to ask for
 * @param rows candles that came
 * @param rereadRows those of them that came in an answer with something wrong; its days stay to be asked for
 * @param stored what became of the rows, each time they came
 * @param known false once KIS said that it does not know the code
 * @param days first and last day that came
 * @param rereadReason why the whole adjusted history is read again; blank when it is not
 * @param trouble the first thing that went wrong since the last time the symbol was taken up
 */
public record SymbolProgress(
        PendingRanges remaining,
        int rows,
        int rereadRows,
        StoredRows stored,
        boolean known,
        Optional<DateWindow> days,
        String rereadReason,
        Optional<SymbolFailure> trouble) {

    /** Nothing asked yet. */
    public static SymbolProgress start(PendingRanges remaining) {
        return new SymbolProgress(remaining, 0, 0, StoredRows.NONE, true, Optional.empty(), "", Optional.empty());
    }

    /**
     * The progress once an answer is stored. Days that were asked for only to see whether they agree are not counted. A full
     * answer leaves the days before it; one that lacks days leaves these, and one
     * with something else wrong all of its days, to be asked for again at the end of the run.
     *
     * @param answered the days of the question that the answer has told of
     * @param written what became of the rows of the page
     * @param wrong what is wrong with the answer
     * @param missing the days that it lacks, when that is all that is wrong with it
     */
    public SymbolProgress after(
            Question answered,
            CandlePage page,
            StoredRows written,
            Optional<SymbolFailure> wrong,
            PendingRanges missing) {
        if (remaining.minus(answered).equals(remaining)) {
            return this; // counted before: the answer of the database to the commit was lost, and it is done again
        }
        List<LocalDate> days = page.candles().stream()
                .map(Candle::tradeDate)
                .filter(day -> remaining.contains(answered.basis(), day))
                .toList();
        int came = days.size();
        boolean again = wrong.isPresent() && missing.isEmpty();
        PendingRanges left = again ? remaining : remaining.minus(answered).plus(missing);
        return new SymbolProgress(
                left,
                rows + came,
                rereadRows + (again ? came : 0),
                stored.plus(written.of(came)),
                known && page.known(),
                span(days),
                rereadReason,
                trouble.or(() -> wrong));
    }

    /**
     * The days of a question that an answer has told of.
     *
     * @param known the trading days: of days before a full answer that are none there is nothing to ask
     */
    public static Question answered(Question asked, CandlePage page, KnownDays known) {
        return page.remainder()
                .filter(known::mayTrade)
                .map(older -> new Question(
                        asked.basis(),
                        new DateWindow(older.to().plusDays(1), asked.days().to())))
                .orElse(asked);
    }

    private Optional<DateWindow> span(List<LocalDate> came) {
        List<LocalDate> all = Stream.concat(days.stream().flatMap(d -> Stream.of(d.from(), d.to())), came.stream())
                .sorted()
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new DateWindow(all.get(0), all.get(all.size() - 1)));
    }

    /** The same with more to ask, and why. */
    SymbolProgress reread(PendingRanges history, String reason) {
        return new SymbolProgress(remaining.plus(history), rows, rereadRows, stored, known, days, reason, trouble);
    }

    /** The same with days to ask for that are missing although all was answered, and what that means. */
    public SymbolProgress reopened(PendingRanges missing, SymbolFailure why) {
        return new SymbolProgress(
                remaining.plus(missing), rows, rereadRows, stored, known, days, rereadReason, Optional.of(why));
    }

    /** The same without days of which there is nothing to ask. */
    public SymbolProgress without(PendingRanges never) {
        return new SymbolProgress(remaining.minus(never), rows, rereadRows, stored, known, days, rereadReason, trouble);
    }

    /** The same, with what it lacks in order: nothing is left to ask. */
    public SymbolProgress explained() {
        return new SymbolProgress(
                PendingRanges.NOTHING, rows, rereadRows, stored, true, days, rereadReason, Optional.empty());
    }

    /** The same, stopped by a fault. */
    public SymbolProgress failed(SymbolFailure fault) {
        return new SymbolProgress(
                remaining, rows, rereadRows, stored, known, days, rereadReason, trouble.or(() -> Optional.of(fault)));
    }

    /** As it is taken up again: the rows that will come again are not counted twice. */
    public SymbolProgress again() {
        return new SymbolProgress(remaining, rows - rereadRows, 0, stored, known, days, rereadReason, Optional.empty());
    }

    /** How the symbol ended, or would if nothing more were asked; empty while days are left and nothing went wrong. */
    public Optional<SymbolOutcome> outcome() {
        if (trouble.isPresent()) {
            return Optional.of(new SymbolOutcome.Failed(rows, trouble.get()));
        }
        if (!remaining.isEmpty()) {
            return Optional.empty();
        }
        if (days.isPresent()) {
            return Optional.of(new SymbolOutcome.Done(rows, days.get()));
        }
        return Optional.of(
                known
                        ? new SymbolOutcome.Empty("NO_ROWS", "KIS has no candle for it in these days")
                        : new SymbolOutcome.Empty("UNKNOWN_CODE", "KIS does not know this code"));
    }
}
