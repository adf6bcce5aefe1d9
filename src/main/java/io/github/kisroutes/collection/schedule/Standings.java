package io.github.kisroutes.collection.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of the collection of the newest planned time. */
record Standings(CronTimes times, ScheduledRuns runs, Clock clock) {
    /** How much earlier than planned Quartz may fire, and more. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    /**
     * How it stands.
     *
     * @param planned the time
     * @param run empty when none has begun since
     */
    record Standing(Instant planned, Optional<ScheduledRun> run) {
        /** Whether it did not happen, or did not end with all that could be had. */
        boolean isMissed() {
            return run.map(began -> began.isRunning() || began.isUnfinished()).orElse(true);
        }
    }

    /** Empty for an installation that never collected: its first collection is the operator's decision. */
    Optional<Standing> newest() {
        return newest(Duration.ZERO);
    }

    /** The same when a planned time is about to come or has just come. */
    Optional<Standing> ofFiring() {
        return newest(EARLY);
    }

    private Optional<Standing> newest(Duration early) {
        Instant now = clock.instant();
        return runs.newest(Instant.EPOCH, now)
                .flatMap(ever -> times.upTo(now.plus(early)))
                .map(planned -> new Standing(planned, runs.newest(planned, now)));
    }
}
