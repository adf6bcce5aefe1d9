package io.github.kisroutes.collection.schedule;

import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When the schedules fire.
 *
 * @param cron of the daily collection: a Quartz cron expression, checked before
 * @param settleCron of the run that reads earlier days again
 * @param zone the zone their times are meant in
 * @param retryUntil until when a collection that failed is tried again on the same day
 * @param quartz the clock that they fire by; the demo collects by another one
 */
public record Timetable(String cron, String settleCron, ZoneId zone, LocalTime retryUntil, Clock quartz) {
    /**
     * The times of the settings.
     *
     * @param quartz the clock that they fire by
     */
    public static Timetable of(Settings settings, Clock quartz) {
        CollectionSettings collection = settings.collection();
        return new Timetable(
                collection.cron(), collection.settleCron(), collection.timeZone(), collection.retryUntil(), quartz);
    }

    CronTimes daily() {
        return new CronTimes(cron, zone);
    }

    CronTimes settling() {
        return new CronTimes(settleCron, zone);
    }

    /** The next firing of the daily collection; empty when there is none any more. */
    Optional<Instant> nextDaily() {
        return daily().after(quartz.instant());
    }

    /** The next firing of the run that reads earlier days again. */
    Optional<Instant> nextSettling() {
        return settling().after(quartz.instant());
    }
}
