package io.github.kisroutes.collection.range;

import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Cuts a range into windows, newest first, each with as many days that may be trading days as one answer has rows. Neighbours
 * share days, so that it shows when their answers stand on different bases.
 *
 * @param mayTrade which days count
 * @param shared how many days two windows share that meet on a day; at least 1
 */
record WindowCut(Predicate<LocalDate> mayTrade, ToIntFunction<LocalDate> shared) {
    /** The windows; the oldest may hold fewer days. */
    List<DateWindow> of(DateWindow range) {
        List<DateWindow> windows = new ArrayList<>();
        LocalDate end = range.to();
        int days = 0;
        for (LocalDate day = range.to(); !day.isBefore(range.from()); day = day.minusDays(1)) {
            days += mayTrade.test(day) ? 1 : 0;
            if (days == CandlePage.MOST_ROWS && mayTradeBefore(day, range.from())) {
                windows.add(new DateWindow(day, end));
                days = shared.applyAsInt(day);
                end = later(day, days - 1);
            }
        }
        windows.add(new DateWindow(range.from(), end));
        return windows;
    }

    private LocalDate later(LocalDate day, int tradingDays) {
        LocalDate later = day;
        for (int left = tradingDays; left > 0; left -= mayTrade.test(later) ? 1 : 0) {
            later = later.plusDays(1);
        }
        return later;
    }

    private boolean mayTradeBefore(LocalDate day, LocalDate from) {
        return from.datesUntil(day).anyMatch(mayTrade);
    }
}
