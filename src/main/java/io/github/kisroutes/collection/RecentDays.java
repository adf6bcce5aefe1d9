package io.github.kisroutes.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The days up to today in Seoul, as the broker writes them; for routes, under the name {@code kisRecentDays}. */
public record RecentDays(Clock clock) {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** Today. */
    public String to() {
        return DateTimeFormatter.BASIC_ISO_DATE.format(today());
    }

    /** @param days calendar days before today, 0 or more */
    public String from(int days) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(today().minusDays(days));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(SEOUL));
    }
}
