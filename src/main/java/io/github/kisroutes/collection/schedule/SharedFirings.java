package io.github.kisroutes.collection.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.spi.InflightRepository;

/**
 * What other nodes have done of the schedules: a node that follows another one may find that there is nothing left to begin. Always
 * no, where this process is alone.
 */
public final class SharedFirings {
    /** How much earlier than planned Quartz may fire, and more. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    private final Timetable timetable;
    private final ScheduledRuns runs;
    private final FiringNodes nodes;
    private final Clock clock;

    /**
     * @param runs of the daily schedule
     * @param clock by which collections are dated
     */
    public SharedFirings(Timetable timetable, ScheduledRuns runs, FiringNodes nodes, Clock clock) {
        this.timetable = timetable;
        this.runs = runs;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** Whether the newest planned daily collection has begun already, and does not have to be begun anew. */
    public boolean isDailyTaken() {
        return isTaken(Timetable::daily, runs);
    }

    /** Whether the newest planned run that reads rows again has. */
    public boolean isSettlingTaken() {
        return isTaken(Timetable::settling, runs.settling());
    }

    private boolean isTaken(Function<Timetable, CronTimes> schedule, ScheduledRuns of) {
        Instant now = clock.instant();
        return nodes.isShared()
                && schedule.apply(timetable)
                        .upTo(now.plus(EARLY))
                        .flatMap(planned -> of.newest(planned, now))
                        .filter(run -> !run.isUnfinished() || run.wasPlanned())
                        .isPresent();
    }

    /** Whether this process looks by itself for what other nodes have left unfinished; not while it collects. */
    public boolean isFollowing(Exchange exchange) {
        InflightRepository inflight = exchange.getContext().getInflightRepository();
        return nodes.isShared()
                && nodes.takesPart()
                && inflight.size("kis-daily") == 0
                && inflight.size("kis-collect") == 0;
    }
}
