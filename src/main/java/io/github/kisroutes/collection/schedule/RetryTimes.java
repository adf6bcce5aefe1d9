package io.github.kisroutes.collection.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a collection that failed is tried again: after a pause as long as all attempts took so far, one minute at least and a quarter
 * of an hour at most, until a time of the day. So the pauses grow as 1, 2, 4, 8 minutes without anything being counted, and a
 * restart changes nothing.
 */
record RetryTimes(LocalTime until, ZoneId zone) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * @param planned when the collection was planned
     * @param firstStart when its first attempt began
     * @param lastEnd when its last attempt ended
     * @return empty when that would be too late
     */
    Optional<Instant> next(Instant planned, Instant firstStart, Instant lastEnd) {
        Instant next = lastEnd.plus(pause(Duration.between(firstStart, lastEnd)));
        return next.isAfter(end(planned)) ? Optional.empty() : Optional.of(next);
    }

    private static Duration pause(Duration soFar) {
        if (soFar.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return soFar.compareTo(LONGEST) > 0 ? LONGEST : soFar;
    }

    /** The first such time of the day after the planned one. */
    private Instant end(Instant planned) {
        ZonedDateTime start = planned.atZone(zone);
        ZonedDateTime sameDay = start.with(until);
        return (sameDay.isAfter(start) ? sameDay : start.plusDays(1).with(until)).toInstant();
    }
}
