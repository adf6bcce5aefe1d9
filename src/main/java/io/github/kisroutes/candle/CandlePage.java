package io.github.kisroutes.candle;

import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one answer of the daily candle service holds.
 *
 * @param basis what the prices are
 * @param window what was asked for
 * @param known whether KIS knows the stock (an unknown code is answered as a success with price 0)
 * @param candles the good rows, oldest first, each day once
 * @param rejected the rows that break a rule and are not stored
 * @param notes what else is odd about the answer; it does no harm
 * @param rows how many rows came, doubled ones included, without the blank ones that fill up the end
 */
public record CandlePage(
        PriceBasis basis,
        DateWindow window,
        boolean known,
        List<Candle> candles,
        List<RejectedRow> rejected,
        List<Note> notes,
        int rows) {
    /**
     * A row that is stored although it is odd, or that was left out because nobody had asked for it.
     *
     * @param rule the rule it breaks
     * @param detail how, in a few words
     */
    public record Note(LocalDate tradeDate, CandleRule rule, String detail) {
        @Override
        public String toString() {
            return tradeDate + " " + rule + " (" + detail + ")";
        }
    }

    /** KIS sends at most this many rows per answer. */
    public static final int MOST_ROWS = 100;

    /**
     * What is still to ask when the answer was full: the days before the oldest one in it. Empty when fewer rows came
     * than an answer can hold, when the start is reached, or when asking again would not get further. A rejected day
     * counts as one that came, or a page of nothing else would hide everything before it; a day that was not asked for
     * does not. So each remainder is shorter than its window, and no day of the window is passed over.
     */
    public Optional<DateWindow> remainder() {
        Optional<LocalDate> oldest = days().filter(window::contains).min(Comparator.naturalOrder());
        if (rows < MOST_ROWS || oldest.isEmpty()) {
            return Optional.empty();
        }
        LocalDate end = oldest.get().minusDays(1);
        return end.isBefore(window.from()) ? Optional.empty() : Optional.of(new DateWindow(window.from(), end));
    }

    /**
     * The holes of the answer: trading days from its first candle to the end of the window for which it has no row, not
     * even a rejected one. What lies before the first candle is not judged, for the stock may not have been listed yet;
     * without any candle nothing is. A share that left the exchange has no rows after its last day either.
     *
     * @param openDays the days on which a row must exist by now; the others are not looked at
     * @return oldest first
     */
    public List<LocalDate> missing(Collection<LocalDate> openDays) {
        if (candles.isEmpty()) {
            return List.of();
        }
        LocalDate first = candles.get(0).tradeDate();
        Set<LocalDate> came = days().collect(Collectors.toSet());
        return openDays.stream()
                .filter(day -> window.contains(day) && !day.isBefore(first) && !came.contains(day))
                .distinct()
                .sorted()
                .toList();
    }

    /** Every day that came, good or not. */
    private Stream<LocalDate> days() {
        return Stream.concat(
                candles.stream().map(Candle::tradeDate), rejected.stream().flatMap(row -> row.tradeDate().stream()));
    }
}
