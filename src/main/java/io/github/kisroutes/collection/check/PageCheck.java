package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.candle.RejectedRow;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.range.MissingRanges;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.run.SymbolQuestion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells an answer that is complete from one that is not, although KIS has called it a success. */
final class PageCheck {
    /** A stock that KIS knows must have rows up to the newest session, unless the range lies further back than this. */
    private static final int RECENT_DAYS = 14;

    private PageCheck() {}

    /**
     * What is wrong with an answer.
     *
     * @param page the answer
     * @param asked the question, with the symbol it is about
     * @param stored the days of the question of which a row is stored already
     * @param today the day on which it came, in Seoul
     */
    static Optional<SymbolFailure> of(
            CandlePage page, SymbolQuestion asked, Collection<LocalDate> stored, LocalDate today) {
        SymbolItem item = asked.item();
        if (!page.rejected().isEmpty()) {
            return Optional.of(rejected(page));
        }
        NavigableSet<LocalDate> open = expected(item, page.window());
        boolean newest = item.run().known().newest().filter(open::contains).isPresent();
        if (page.known()
                && page.candles().isEmpty()
                && !item.symbol().halted()
                && newest
                && mustHaveRows(page.window(), open, today)) {
            return Optional.of(noRows(open));
        }
        NavigableSet<LocalDate> missing = missing(page, asked, stored);
        return missing.isEmpty() ? Optional.empty() : Optional.of(missing(missing.size(), missing.first()));
    }

    /** The days that an answer lacks; none of a stock that is suspended, and none when rows of it were rejected. */
    static NavigableSet<LocalDate> missing(CandlePage page, SymbolQuestion asked, Collection<LocalDate> stored) {
        if (asked.item().symbol().halted() || !page.rejected().isEmpty() || !page.known()) {
            return new TreeSet<>();
        }
        NavigableSet<LocalDate> open = expected(asked.item(), page.window());
        TreeSet<LocalDate> missing = new TreeSet<>(page.missing(open));
        DateWindow answered = SymbolProgress.answered(
                        asked.question(), page, asked.item().run().known())
                .days();
        missing.addAll(absent(page, asked, open, stored, answered));
        missing.addAll(untold(page, asked, missing));
        return missing;
    }

    /** An answer that lacks its newest days has told nothing of the others after its newest row, whether open or not. */
    private static Set<LocalDate> untold(CandlePage page, SymbolQuestion asked, NavigableSet<LocalDate> missing) {
        Optional<LocalDate> newest =
                page.candles().stream().map(Candle::tradeDate).max(Comparator.naturalOrder());
        return newest.filter(day -> missing.higher(day) != null)
                .map(day -> day.plusDays(1).datesUntil(page.window().to().plusDays(1)))
                .orElse(Stream.empty())
                .filter(day -> asked.item().run().known().mayTrade(day)
                        && asked.item().stock().mayTrade(day))
                .collect(Collectors.toSet());
    }

    /** The days of a window on which the stock must have a row, if its series has begun by then. */
    static NavigableSet<LocalDate> expected(SymbolItem item, DateWindow window) {
        return item.run().known().witnessedIn(window).stream()
                .filter(item.stock()::mayTrade)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Days without a row in an answer that has told of them: those on which the series is known to have begun, and those of
     * which another answer had a row.
     */
    private static TreeSet<LocalDate> absent(
            CandlePage page,
            SymbolQuestion asked,
            NavigableSet<LocalDate> open,
            Collection<LocalDate> stored,
            DateWindow answered) {
        TreeSet<LocalDate> absent = stored.stream()
                .filter(day -> !asked.item().run().known().isClosed(day)
                        && asked.item().stock().mayTrade(day))
                .collect(Collectors.toCollection(TreeSet::new));
        if (page.candles().isEmpty() && !absent.isEmpty()) {
            absent.addAll(open); // nothing where something is stored: such an answer tells of no day
        }
        asked.item().stock().beginning(asked.question().basis()).ifPresent(begin -> absent.addAll(open.tailSet(begin)));
        page.candles().forEach(candle -> absent.remove(candle.tradeDate()));
        absent.removeIf(day -> !answered.contains(day));
        return absent;
    }

    /**
     * The days of a range of which a row must be there and is not, whatever was left to ask. A stored row does not explain
     * why answers about a stock that KIS knows lack it.
     *
     * @param stored the days of the range that have a row
     */
    static PendingRanges lacking(SymbolItem item, Question range, Set<LocalDate> stored) {
        NavigableSet<LocalDate> open = item.run().known().openIn(range.days());
        NavigableSet<LocalDate> days = new TreeSet<>(open);
        SymbolProgress progress = item.progress();
        days.removeIf(day -> stored.contains(day)
                        && !(progress.known() && progress.remaining().contains(range.basis(), day))
                || !item.stock().mayTrade(day)
                || item.stock().beginning(range.basis()).filter(day::isBefore).isPresent());
        return MissingRanges.of(range.basis(), days, open);
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
    static SymbolFailure missing(int count, LocalDate first) {
        return SymbolFailure.ofAnswer(
                "MISSING_DAYS",
                count + " trading days have no row, the first of them " + first
                        + "; the rows received are stored, and the next run requests these days again");
    }

    /** @param open the days of which there is none */
    static SymbolFailure noRows(NavigableSet<LocalDate> open) {
        return SymbolFailure.ofAnswer(
                "NO_ROWS",
                "KIS knows the stock but sent no row for " + open.size() + " trading days up to " + open.last()
                        + "; it is asked again. If it is no longer traded, take it off the list");
    }

    private static SymbolFailure rejected(CandlePage page) {
        RejectedRow first = page.rejected().get(0);
        return SymbolFailure.ofAnswer(
                "REJECTED_ROWS",
                page.rejected().size() + " rows were rejected, the first by " + first.rule() + " (" + first.detail()
                        + "); " + page.candles().size()
                        + " good rows are stored, see rejected_row for the others; the next run requests them again");
    }
}
