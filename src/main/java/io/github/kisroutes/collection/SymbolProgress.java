package io.github.kisroutes.collection;

import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a symbol is: what is still to ask, and what came. Immutable, so that what an answer leads to can be written into
 * the ledger in the transaction of its candles, and counts only once that is committed.
 *
 * @param open the windows still to ask, the next one first
 * @param rows candles that came and are stored
 * @param rejected rows that broke a rule
 * @param firstRejection the first of them in words, or blank
 * @param known false once KIS said that it does not know the code
 * @param days first and last day that came
 */
public record SymbolProgress(
        List<DateWindow> open,
        int rows,
        int rejected,
        String firstRejection,
        boolean known,
        Optional<DateWindow> days) {
    /** Nothing asked yet. */
    public static SymbolProgress start(DateWindow window) {
        return new SymbolProgress(List.of(window), 0, 0, "", true, Optional.empty());
    }

    /** The progress once the answer to the next window is stored; a full answer leaves the days before it to ask. */
    public SymbolProgress after(CandlePage page) {
        List<DateWindow> left = new ArrayList<>(open.subList(1, open.size()));
        page.remainder().ifPresent(remainder -> left.add(0, remainder));
        String rejection = !firstRejection.isEmpty() || page.rejected().isEmpty()
                ? firstRejection
                : page.rejected().get(0).rule() + " (" + page.rejected().get(0).detail() + ")";
        return new SymbolProgress(
                List.copyOf(left),
                rows + page.candles().size(),
                rejected + page.rejected().size(),
                rejection,
                known && page.known(),
                span(page));
    }

    private Optional<DateWindow> span(CandlePage page) {
        List<LocalDate> all = Stream.concat(
                        days.stream().flatMap(d -> Stream.of(d.from(), d.to())),
                        page.candles().stream().map(candle -> candle.tradeDate()))
                .sorted()
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new DateWindow(all.get(0), all.get(all.size() - 1)));
    }

    /** How the symbol ended; empty while a window is open. */
    public Optional<SymbolOutcome> outcome() {
        if (!open.isEmpty()) {
            return Optional.empty();
        }
        if (rejected > 0) {
            String text = rejected + " rows were rejected, the first by " + firstRejection + "; " + rows
                    + " good rows are stored, see rejected_row for the others; the next run reads them again";
            return Optional.of(new SymbolOutcome.Failed(rows, "REJECTED_ROWS", text));
        }
        if (days.isPresent()) {
            return Optional.of(new SymbolOutcome.Done(rows, days.get()));
        }
        return Optional.of(
                known
                        ? new SymbolOutcome.Empty("NO_ROWS", "KIS has no candle of it in these days")
                        : new SymbolOutcome.Empty("UNKNOWN_CODE", "KIS does not know this code"));
    }
}
