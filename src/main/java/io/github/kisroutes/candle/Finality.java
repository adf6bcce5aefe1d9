package io.github.kisroutes.candle;

import io.github.kisroutes.market.Seoul;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * When a row can no longer move. A day's volume grows until the evening, and since trading goes on until 20:00 KIS is
 * reported to restate the row in the night after the next day. So a row counts as final when it was read on the second
 * morning after its day, or later.
 */
public final class Finality {
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private Finality() {}

    /** The newest day whose row is final when it is read now. */
    public static LocalDate settledBefore(Instant now) {
        ZonedDateTime seoul = now.atZone(Seoul.ZONE);
        return seoul.toLocalDate().minusDays(seoul.toLocalTime().isBefore(MORNING) ? 3 : 2);
    }
}
