package io.github.kisroutes.calendar;

/** How a trading day is known; an earlier one in this list is believed before a later one. */
public enum CalendarSource {
    /** The broker's chk-holiday says so. */
    KIS,
    /** A stock has a candle of the day, or has none although the days around it have one. */
    OBSERVED,
    /** {@code config/holidays.csv} lists it. */
    FILE,
    /** Nobody told: open on weekdays, closed on weekends and on the exchange's fixed closures. */
    WEEKDAY
}
