package io.github.kisroutes.calendar;

import io.github.kisroutes.market.Seoul;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;

/**
 * When the regular session of a day begins and ends. It lasts from 9:00 to 15:30. On the day of the university entrance
 * examination, a Thursday of November, everything is an hour later; which Thursday it is changes from year to year, so each of
 * them counts as one: a row is then expected an hour late, and never too early.
 */
final class SessionHours {
    /** Before it the newest session is that of a day before; nothing of today can be collected yet. */
    private static final LocalTime BEGIN = LocalTime.of(9, 0);

    private static final LocalTime END = LocalTime.of(15, 30);

    private SessionHours() {}

    /** The day whose session is the newest that has begun: today, or yesterday in the night before it opens. */
    static LocalDate begun(Instant now) {
        return newest(now, BEGIN);
    }

    /** The day whose session is the newest that is over, if it took place. */
    static LocalDate over(Instant now) {
        return newest(now, end(now.atZone(Seoul.ZONE).toLocalDate()));
    }

    /** The same if today's session has no special hours. */
    static LocalDate usuallyOver(Instant now) {
        return newest(now, END);
    }

    private static LocalDate newest(Instant now, LocalTime from) {
        ZonedDateTime seoul = now.atZone(Seoul.ZONE);
        return seoul.toLocalTime().isBefore(from) ? seoul.toLocalDate().minusDays(1) : seoul.toLocalDate();
    }

    private static LocalTime end(LocalDate day) {
        boolean late = day.getMonth() == Month.NOVEMBER && day.getDayOfWeek() == DayOfWeek.THURSDAY;
        return late ? END.plusHours(1) : END;
    }
}
