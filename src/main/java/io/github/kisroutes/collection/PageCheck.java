package io.github.kisroutes.collection;

import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.candle.RejectedRow;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Tells an answer that is complete from one that is not, although KIS has called it a success. */
final class PageCheck {
    /** A stock that KIS knows must have rows up to the newest session, unless the range lies further back than this. */
    private static final int RECENT_DAYS = 14;

    private PageCheck() {}

    /**
     * What is wrong with an answer.
     *
     * @param page the answer
     * @param item the symbol it is about
     * @param today the day on which it came, in Seoul
     */
    static Optional<Trouble> of(CandlePage page, SymbolItem item, LocalDate today) {
        if (!page.rejected().isEmpty()) {
            return Optional.of(rejected(page));
        }
        NavigableSet<LocalDate> open = item.run().known().witnessedIn(page.window());
        if (item.symbol().halted() || open.isEmpty()) {
            return Optional.empty();
        }
        List<LocalDate> missing = page.missing(open);
        if (!missing.isEmpty()) {
            return Optional.of(missing(missing.size(), missing.get(0)));
        }
        boolean newest = item.run().known().newest().filter(open::contains).isPresent();
        return page.known() && page.candles().isEmpty() && newest && mustHaveRows(page.window(), open, today)
                ? Optional.of(noRows(open))
                : Optional.empty();
    }

    /**
     * Whether a stock that KIS knows must have rows in a window.
     *
     * @param open the known trading days up to the newest one
     */
    static boolean mustHaveRows(DateWindow window, NavigableSet<LocalDate> open, LocalDate today) {
        return !open.isEmpty() && window.contains(open.last()) && window.to().isAfter(today.minusDays(RECENT_DAYS));
    }

    /** @param first the first of the missing days */
    static Trouble missing(int count, LocalDate first) {
        return Trouble.ofAnswer(
                "MISSING_DAYS",
                count + " trading days have no row, the first of them " + first
                        + "; what came is stored, the next run asks for these days again");
    }

    /** @param open the days of which there is none */
    static Trouble noRows(NavigableSet<LocalDate> open) {
        return Trouble.ofAnswer(
                "NO_ROWS",
                "KIS knows the stock, but has no row of it for " + open.size() + " trading days up to " + open.last()
                        + "; the next run asks again. If it is no longer traded, take it off the list");
    }

    private static Trouble rejected(CandlePage page) {
        RejectedRow first = page.rejected().get(0);
        return Trouble.ofAnswer(
                "REJECTED_ROWS",
                page.rejected().size() + " rows were rejected, the first by " + first.rule() + " (" + first.detail()
                        + "); " + page.candles().size()
                        + " good rows are stored, see rejected_row for the others; the next run reads them again");
    }
}
