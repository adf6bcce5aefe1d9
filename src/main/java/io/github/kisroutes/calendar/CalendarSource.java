package io.github.kisroutes.calendar;

/** How a trading day is known; an earlier one in this list is believed before a later one. */
public enum CalendarSource {
    /** The broker's chk-holiday says so. */
    KIS,
    /** Stocks have candles of the day, or have none although they have some of the days around it. */
    OBSERVED,
    /**
     * The broker or the weekday says open, and no stock has a candle for it although the session is over: no evidence, and
     * in doubt until one comes or a second trading day has brought none either.
     */
    DISPUTED,
    /** {@code config/holidays.csv} lists it. */
    FILE,
    /** Nobody told: open on weekdays, closed on weekends and on the exchange's fixed closures. */
    WEEKDAY
}
