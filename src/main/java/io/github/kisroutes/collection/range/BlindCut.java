package io.github.kisroutes.collection.range;

import io.github.kisroutes.candle.DateWindow;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;

/**
 * Cuts a range of which nobody has told the trading days yet, so that its windows can be asked for at once. The newest window
 * goes ahead; its rows show whether the exchange keeps the public holidays. A window with more trading days than an answer
 * has rows leaves the days before, and they are asked for again. As nobody knows whether a shared day is a trading day,
 * neighbours share two, and where the lunar holidays may lie more than any of their closures had.
 *
 * @param known what is known or believed of the days
 * @param told the days of which the stock has a row by now
 */
public record BlindCut(KnownDays known, Set<LocalDate> told) {
    /** Days of a fixed date on which the exchange is closed in any year; those that fall on a weekend cost nothing here. */
    private static final Set<MonthDay> HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(3, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 5),
            MonthDay.of(6, 6),
            MonthDay.of(8, 15),
            MonthDay.of(10, 3),
            MonthDay.of(10, 9),
            MonthDay.of(12, 25),
            MonthDay.of(12, 31));

    private static final int SHARED = 2;

    /** The longest closure, of 2017-10-02 to 2017-10-09, had six weekdays. */
    private static final int SHARED_IN_A_LUNAR_SEASON = 7;

    /** The windows to ask for now, newest first: one while the stock has no row. */
    public List<DateWindow> of(DateWindow range) {
        boolean keepsHolidays = told.stream().noneMatch(this::isHoliday);
        List<DateWindow> windows = new WindowCut(
                        day -> known.mayTrade(day) && !(keepsHolidays && isHoliday(day)),
                        day -> keepsHolidays && isLunarSeason(day) ? SHARED_IN_A_LUNAR_SEASON : SHARED)
                .of(range);
        return told.isEmpty() ? windows.subList(0, 1) : windows;
    }

    private boolean isHoliday(LocalDate day) {
        return known.isBelievedClosed(day) || HOLIDAYS.contains(MonthDay.from(day));
    }

    /** Lunar New Year is between 21 January and 20 February, Chuseok between 8 September and 8 October, with days around them. */
    private static boolean isLunarSeason(LocalDate day) {
        MonthDay of = MonthDay.from(day);
        return isBetween(of, MonthDay.of(1, 17), MonthDay.of(2, 24))
                || isBetween(of, MonthDay.of(9, 3), MonthDay.of(10, 13));
    }

    private static boolean isBetween(MonthDay day, MonthDay first, MonthDay last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
