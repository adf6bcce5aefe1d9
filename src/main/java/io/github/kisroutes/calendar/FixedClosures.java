package io.github.kisroutes.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/**
 * When the exchange never opens, in any year: weekends, 1 May, and the last weekday of the year. Holds for every day of the
 * shipped candles (2023-12-05 to 2025-06-16) and for 2022-12-30 in the published answer of chk-holiday.
 */
final class FixedClosures {
    private static final MonthDay LABOUR_DAY = MonthDay.of(5, 1);

    private FixedClosures() {}

    /** Why the exchange is closed on a day; empty when no fixed rule closes it. */
    static Optional<String> reason(LocalDate day) {
        if (isWeekend(day)) {
            return Optional.of("weekend");
        }
        if (MonthDay.from(day).equals(LABOUR_DAY)) {
            return Optional.of("Labour Day");
        }
        return isLastWeekdayOfYear(day) ? Optional.of("the exchange closes the year") : Optional.empty();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isLastWeekdayOfYear(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (isWeekend(next)) {
            next = next.plusDays(1);
        }
        return next.getYear() > day.getYear();
    }
}
