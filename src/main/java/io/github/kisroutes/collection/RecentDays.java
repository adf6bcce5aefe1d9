package io.github.kisroutes.collection;

import io.github.kisroutes.market.Seoul;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The days up to today in Seoul, as the broker writes them; for routes, under the name {@code kisRecentDays}. */
public record RecentDays(Clock clock) {
    /** Today. */
    public String to() {
        return DateTimeFormatter.BASIC_ISO_DATE.format(today());
    }

    /** @param days calendar days before today, 0 or more */
    public String from(int days) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(today().minusDays(days));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Seoul.ZONE));
    }
}
