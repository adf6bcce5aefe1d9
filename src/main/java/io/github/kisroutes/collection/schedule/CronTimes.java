package io.github.kisroutes.collection.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** The times that a Quartz cron expression plans. */
final class CronTimes {
    /** How far a planned time is looked for: a holiday week with both weekends. */
    private static final List<Duration> LOOK_BACK =
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(4), Duration.ofDays(11));

    private final CronExpression cron;

    /**
     * @param cron checked before
     * @param zone the zone its times are meant in
     */
    CronTimes(String cron, ZoneId zone) {
        try {
            this.cron = new CronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException("kis.collect.cron = " + cron + " is not a Quartz cron expression", e);
        }
        this.cron.setTimeZone(TimeZone.getTimeZone(zone));
    }

    /** The next one after a time; empty when there is none any more. */
    Optional<Instant> after(Instant time) {
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(time))).map(Date::toInstant);
    }

    /** The last one up to a time, that one included, not further back than eleven days. */
    Optional<Instant> upTo(Instant time) {
        return LOOK_BACK.stream()
                .flatMap(back -> last(time.minus(back), time).stream())
                .findFirst();
    }

    private Optional<Instant> last(Instant from, Instant time) {
        Optional<Instant> found = Optional.empty();
        Optional<Instant> each = after(from);
        while (each.isPresent() && !each.get().isAfter(time)) {
            found = each;
            each = after(each.get());
        }
        return found;
    }
}
