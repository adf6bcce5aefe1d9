package io.github.kisroutes.collection.schedule;

import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.collection.schedule.Standings.Standing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter SOON = DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.ENGLISH);

    private final CronTimes times;
    private final RetryTimes retries;
    private final ScheduledRuns runs;
    private final Standings standings;
    private final FiringNodes nodes;
    private final Clock clock;
    /** When the last attempt began that left no run behind, because nothing could be planned. */
    private volatile Instant triedAt = Instant.EPOCH;

    /**
     * @param cron a Quartz cron expression, checked before
     * @param zone the zone its times are meant in
     * @param retryUntil until when a collection that failed is tried again on the same day
     */
    public CollectionSchedule(
            String cron, ZoneId zone, LocalTime retryUntil, ScheduledRuns runs, FiringNodes nodes, Clock clock) {
        this.times = new CronTimes(cron, zone);
        this.retries = new RetryTimes(retryUntil, zone);
        this.runs = runs;
        this.standings = new Standings(times, runs, clock);
        this.nodes = nodes;
        this.clock = clock;
    }

    /** The next planned time after now; empty when there is none any more. */
    public Optional<Instant> next() {
        return times.after(clock.instant());
    }

    /** The last planned time up to now, not further back than eleven days. */
    public Optional<Instant> last() {
        return times.upTo(clock.instant());
    }

    /** Whether the last planned collection did not happen, or did not end with all that could be had. */
    public boolean isMissed() {
        return standings.newest().filter(Standing::isMissed).isPresent();
    }

    /**
     * The same for a process that starts. A firing that none of the nodes has taken is made up by Quartz, on one of them; here it
     * would be made up on each.
     */
    public boolean isMissedHere() {
        return standings
                .newest()
                .filter(Standing::isMissed)
                .filter(missed ->
                        !nodes.isShared() || nodes.takesPart() && missed.run().isPresent())
                .isPresent();
    }

    /** Whether this process looks by itself for what other nodes have left unfinished; not while it collects. */
    public boolean isFollowing(Exchange exchange) {
        return nodes.isShared() && nodes.takesPart() && !isBusy(exchange);
    }

    /** Whether another node has seen to the newest planned time already, so that there is nothing left to begin. */
    public boolean isTaken() {
        return nodes.isShared()
                && standings
                        .ofFiring()
                        .flatMap(Standing::run)
                        .filter(run -> !run.isUnfinished() || run.wasPlanned())
                        .isPresent();
    }

    private static boolean isBusy(Exchange exchange) {
        InflightRepository inflight = exchange.getContext().getInflightRepository();
        return inflight.size("kis-daily") > 0 || inflight.size("kis-collect") > 0;
    }

    /**
     * Whether it is time to try the last planned collection again. Not while one runs in this process.
     *
     * @param exchange of the route that asks
     */
    public boolean isRetryDue(Exchange exchange) {
        if (isBusy(exchange) || !nodes.takesPart()) {
            return false;
        }
        try {
            Instant now = clock.instant();
            boolean due = standings
                    .newest()
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
        return standings
                .newest()
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
        return standings
                .newest()
                .filter(Standing::isMissed)
                .map(standing -> "The collection of " + text(standing.planned()) + " "
                        + standing.run()
                                .map(run -> run.isRunning()
                                        ? "was not finished and continues now"
                                        : "is not complete (" + run.state() + ") and is tried again now")
                                .orElse(
                                        nodes.isShared()
                                                ? "was missed and runs now on one of the nodes"
                                                : "was missed and runs now")
                        + ". " + coming())
                .orElseGet(this::coming);
    }

    /** What the log says after a collection: what follows. */
    public String outlook() {
        Optional<Standing> left = standings.newest().filter(standing -> standing.run()
                .filter(ScheduledRun::isUnfinished)
                .isPresent());
        if (left.isEmpty()) {
            return coming();
        }
        String what = "The collection of " + text(left.get().planned()) + " is not complete ("
                + left.get().run().orElseThrow().state() + ") and is tried again ";
        return what
                + retryAt(left.get())
                        .map(at -> "at " + SOON.format(at.atZone(retries.zone())) + ".")
                        .orElseGet(() -> "at the next start, or by the collection after it. " + coming());
    }

    private String coming() {
        return next().map(time -> "The next collection runs " + text(time) + ".")
                .orElse("No collection is planned.");
    }

    private String text(Instant time) {
        return TEXT.format(time.atZone(retries.zone()));
    }
}
