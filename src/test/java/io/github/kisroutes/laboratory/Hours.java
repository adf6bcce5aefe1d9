package io.github.kisroutes.laboratory;

import io.github.kisroutes.market.Seoul;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** The hours of Seoul at which something happens to a row. */
final class Hours {
    /** Splits are worked into the adjusted series, and master files are new. */
    static final LocalTime BASE_MOVES = LocalTime.of(5, 0);

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(15, 30);

    static final LocalTime DAILY = LocalTime.of(15, 40);
    static final LocalTime SETTLE = LocalTime.of(7, 30);
    static final LocalTime AFTER_MARKET_ENDS = LocalTime.of(20, 0);

    /** In the night after the next trading day the official values come back. */
    static final LocalTime RESTATED = LocalTime.of(3, 0);

    private Hours() {}

    /** When the session of a day begins. */
    static Instant opens(LocalDate day) {
        return at(day, OPENS.plusHours(late(day)));
    }

    /** When its closing price stands. */
    static Instant closes(LocalDate day) {
        return at(day, CLOSES.plusHours(late(day)));
    }

    /** On the day of the university entrance examination everything is an hour later. */
    private static int late(LocalDate day) {
        boolean november = day.getMonth() == Month.NOVEMBER;
        LocalDate exam = day.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.THURSDAY));
        return november && day.equals(exam) ? 1 : 0;
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Seoul.ZONE).toInstant();
    }

    static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, Seoul.ZONE);
    }
}
