package io.github.kisroutes.collection.schedule;

import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.message.Messages;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.spi.InflightRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the daily collection runs, whether the last one was missed or failed, and when it is tried again. All of it follows from
 * {@code collection_run}, so a restart changes nothing.
 */
public final class CollectionSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(CollectionSchedule.class);
    /** After every time that a run can have. A clock may have stepped back since a run began, and in the demo it always has. */
    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    private final CronTimes times;
    private final RetryTimes retries;
    private final boolean firstAtOnce;
    private final ScheduledRuns runs;
    private final FiringNodes nodes;
    private final Clock clock;
    private final ScheduleText text;
    /** When the last attempt began that left no run behind, because nothing could be planned. */
    private volatile Instant triedAt = Instant.EPOCH;

    /** The newest planned time, and what became of its collection. */
    private record Standing(Instant planned, Optional<ScheduledRun> run) {}

    /**
     * @param firstAtOnce whether an installation that never collected does so at its start; otherwise that is the operator's
     *     decision
     * @param clock by which collections are dated
     */
    public CollectionSchedule(
            Timetable timetable,
            boolean firstAtOnce,
            ScheduledRuns runs,
            FiringNodes nodes,
            Clock clock,
            Messages messages) {
        this.times = timetable.daily();
        this.retries = new RetryTimes(timetable.retryUntil(), timetable.zone());
        this.firstAtOnce = firstAtOnce;
        this.runs = runs;
        this.nodes = nodes;
        this.clock = clock;
        this.text = new ScheduleText(timetable, messages);
    }

    /** The next planned time after now; empty when there is none any more. */
    public Optional<Instant> next() {
        return times.after(clock.instant());
    }

    /** The last planned time up to now, not further back than eleven days. */
    public Optional<Instant> last() {
        return times.upTo(clock.instant());
    }

    /** Empty for an installation that never collected. */
    private Optional<Standing> standing() {
        return runs.newest(Instant.EPOCH, EVER)
                .flatMap(ever -> last())
                .map(planned -> new Standing(planned, runs.newest(planned, beforeNext(planned))));
    }

    private Instant beforeNext(Instant planned) {
        return times.after(planned).map(next -> next.minusMillis(1)).orElse(EVER);
    }

    /** Whether the last planned collection did not happen, or did not end with all that could be had. */
    public boolean isMissed() {
        return standing().map(CollectionSchedule::isMissed).orElseGet(() -> firstAtOnce && !hasCollected());
    }

    /**
     * The same for a process that starts. A firing that none of the nodes has taken is made up by Quartz, on one of them; here it
     * would be made up on each.
     */
    public boolean isMissedHere() {
        return isMissed()
                && (!nodes.isShared()
                        || nodes.takesPart()
                                && standing().flatMap(Standing::run).isPresent());
    }

    private boolean hasCollected() {
        return runs.newest(Instant.EPOCH, EVER).isPresent();
    }

    private static boolean isMissed(Standing standing) {
        return standing.run().map(run -> run.isRunning() || run.isUnfinished()).orElse(true);
    }

    /**
     * Whether it is time to try the last planned collection again. Not while one runs in this process.
     *
     * @param exchange of the route that asks
     */
    public boolean isRetryDue(Exchange exchange) {
        InflightRepository inflight = exchange.getContext().getInflightRepository();
        if (inflight.size("kis-daily") > 0 || inflight.size("kis-collect") > 0 || !nodes.takesPart()) {
            return false;
        }
        try {
            Instant now = clock.instant();
            boolean due = standing()
                    .flatMap(this::retryAt)
                    .filter(at -> !at.isAfter(now))
                    .isPresent();
            triedAt = due ? now : triedAt;
            return due;
        } catch (RuntimeException e) {
            LOG.debug("Could not read whether a collection has to be tried again; the check is repeated.", e);
            return false;
        }
    }

    private Optional<Instant> retryAt(Standing standing) {
        Instant planned = standing.planned();
        if (standing.run().isEmpty()) {
            Instant lastTry = triedAt.isAfter(planned) ? triedAt : planned;
            return retries.next(planned, planned, lastTry);
        }
        ScheduledRun run = standing.run().get();
        if (run.interrupted()) {
            return Optional.of(clock.instant());
        }
        return run.finishedAt()
                .filter(end -> run.mayPass())
                .flatMap(end -> retries.next(planned, run.firstStart(), end));
    }

    /**
     * What the last planned collection left to do, opened to be taken up again.
     *
     * @param day the newest session; a collection of a day that turns out to be closed is left as it is
     * @return the name of its job; null when there is nothing, and a collection of its own is due
     */
    public String unfinished(@Body TradingDay day) {
        return standing()
                .flatMap(Standing::run)
                .filter(ScheduledRun::isUnfinished)
                .filter(ScheduledRun::wasPlanned)
                .filter(run -> day.open() || !run.day().equals(day.date()))
                .filter(run -> runs.reopen(run.id()))
                .map(ScheduledRun::job)
                .orElse(null);
    }

    /** What the log says at the start. */
    public String announcement() {
        Optional<Standing> missed = standing().filter(CollectionSchedule::isMissed);
        if (missed.isPresent()) {
            Instant planned = missed.get().planned();
            return missed.get().run().map(run -> text.continued(planned, run)).orElseGet(() -> text.missed(planned));
        }
        return hasCollected() ? text.coming() : text.first(firstAtOnce);
    }

    /** What the log says after a collection: what follows. */
    public String outlook() {
        Optional<Standing> left = standing()
                .filter(standing ->
                        standing.run().filter(ScheduledRun::isUnfinished).isPresent());
        if (left.isEmpty()) {
            return text.coming();
        }
        Instant planned = left.get().planned();
        ScheduledRun run = left.get().run().orElseThrow();
        return retryAt(left.get())
                .map(at -> text.again(planned, run, at))
                .orElseGet(() -> text.againLater(planned, run));
    }
}
