package io.github.kisroutes.collection.schedule;

import io.github.kisroutes.calendar.TradingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Whether the collection of a trading day should have ended by now and has not. Follows from the schedule, the calendar and {@code
 * collection_run}, and so is the same in every process and after a restart.
 */
public final class LateCollection {
    /** As far back as a planned time is looked for. */
    private static final int MOST_TIMES = 15;

    private final CronTimes times;
    private final ZoneId zone;
    private final LocalTime lateBy;
    private final ScheduledRuns runs;
    private final TradingCalendar calendar;
    private final Clock clock;

    /**
     * A collection that is late.
     *
     * @param day of its planned time, in the zone of the schedule
     * @param planned when it was planned
     * @param deadline when it should have ended
     * @param runId the run that is not finished; empty when none has begun
     */
    public record Late(LocalDate day, Instant planned, Instant deadline, Optional<String> runId) {}

    /**
     * @param cron a Quartz cron expression, checked before
     * @param zone the zone its times and {@code lateBy} are meant in
     * @param lateBy the first such time after a planned one is its deadline
     */
    public LateCollection(
            String cron, ZoneId zone, LocalTime lateBy, ScheduledRuns runs, TradingCalendar calendar, Clock clock) {
        this.times = new CronTimes(cron, zone);
        this.zone = zone;
        this.lateBy = lateBy;
        this.runs = runs;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Empty also for an installation that never collected: its first collection is the operator's decision. */
    public Optional<Late> find() {
        Instant now = clock.instant();
        return due(now).filter(planned -> runs.newest(Instant.EPOCH, now).isPresent())
                .flatMap(planned -> late(planned, runs.newest(planned, now)));
    }

    /** The newest planned time of a trading day whose deadline has passed. */
    private Optional<Instant> due(Instant now) {
        Optional<Instant> planned = times.upTo(now);
        for (int i = 0; i < MOST_TIMES && planned.isPresent(); i++) {
            Instant time = planned.get();
            if (!deadline(time).isAfter(now) && calendar.day(day(time)).open()) {
                return planned;
            }
            planned = times.upTo(time.minusSeconds(1));
        }
        return Optional.empty();
    }

    private Optional<Late> late(Instant planned, Optional<ScheduledRun> run) {
        boolean ended = run.filter(found -> !found.isRunning()).isPresent();
        return ended
                ? Optional.empty()
                : Optional.of(new Late(day(planned), planned, deadline(planned), run.map(ScheduledRun::id)));
    }

    private LocalDate day(Instant planned) {
        return planned.atZone(zone).toLocalDate();
    }

    private Instant deadline(Instant planned) {
        ZonedDateTime start = planned.atZone(zone);
        ZonedDateTime sameDay = start.with(lateBy);
        return (sameDay.isAfter(start) ? sameDay : start.plusDays(1).with(lateBy)).toInstant();
    }
}
