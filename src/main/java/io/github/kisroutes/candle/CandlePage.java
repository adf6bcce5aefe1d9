package io.github.kisroutes.candle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one answer of the daily candle service holds.
 *
 * @param window what was asked for
 * @param known whether KIS knows the stock (an unknown code is answered as a success with price 0)
 * @param candles the good rows, oldest first, each day once
 * @param rejected the rows that break a rule
 * @param rows the rows with a date that came, doubled ones included
 */
public record CandlePage(DateWindow window, boolean known, List<Candle> candles, List<RejectedRow> rejected, int rows) {
    /** KIS sends at most this many rows per answer. */
    public static final int MOST_ROWS = 100;

    /**
     * What is still to ask when the answer was full: the days before the oldest one in it. Empty when fewer rows came
     * than an answer can hold, when the start is reached, or when asking again would not get further.
     */
    public Optional<DateWindow> remainder() {
        Optional<LocalDate> oldest = candles.stream().map(Candle::tradeDate).min(Comparator.naturalOrder());
        if (rows < MOST_ROWS || oldest.isEmpty()) {
            return Optional.empty();
        }
        LocalDate end = oldest.get().minusDays(1);
        return end.isBefore(window.from()) ? Optional.empty() : Optional.of(new DateWindow(window.from(), end));
    }
}
