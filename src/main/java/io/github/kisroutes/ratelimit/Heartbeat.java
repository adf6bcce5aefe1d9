package io.github.kisroutes.ratelimit;

import io.github.kisroutes.ratelimit.share.QuotaMember;
import io.github.kisroutes.shared.SharedRowsException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process among those that share the quota for as long as it makes calls, in a thread of its own: no call waits
 * for the store. When the store is away, the process keeps what it has and takes nothing more.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private static final long NOT_MISSING = Long.MAX_VALUE;
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(3);
    /** The others may want more or less, or come or go. */
    private static final Duration INTERVAL = Duration.ofMillis(400);
    /** Nobody else has a part of the quota. */
    private static final Duration ALONE_INTERVAL = Duration.ofSeconds(1);
    /** While others give way, or this process does. */
    private static final Duration UNSETTLED_INTERVAL = Duration.ofMillis(200);
    /** Who makes no call for so long leaves the quota to the others. */
    private static final Duration IDLE = Duration.ofSeconds(2);
    /** Who waits so long for a part of the quota, is told what for. */
    private static final Duration SILENT_WAIT = Duration.ofSeconds(30);

    private final QuotaMember member;
    private final CallRate rate;
    private final CallScheduler scheduler;
    private final QuotaDemand demand;
    private final QuotaLog log;
    private final LongSupplier nanos;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Heartbeat::thread);
    private volatile boolean joined;
    private volatile long lastCall = -IDLE.toNanos();
    private long nextBeat;
    private long missingSince = NOT_MISSING;
    private volatile Optional<String> storeFault = Optional.empty();
    private long nothingSince = NOT_MISSING;

    Heartbeat(QuotaMember member, CallRate rate, CallScheduler scheduler, QuotaLog log, LongSupplier nanos) {
        this.member = member;
        this.rate = rate;
        this.scheduler = scheduler;
        this.demand = new QuotaDemand(scheduler, rate, nanos);
        this.log = log;
        this.nanos = nanos;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "kis-pace");
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    void noteCall() {
        lastCall = nanos.getAsLong();
    }

    /** A call is about to be made. */
    void callComes() {
        noteCall();
        if (!joined) {
            thread.execute(this::tick);
        }
    }

    /** Ten times a second. */
    void tick() {
        try {
            boolean needed = scheduler.isWaitedFor() || nanos.getAsLong() - lastCall < IDLE.toNanos();
            if (needed) {
                if (isDue()) {
                    beat();
                }
                noteNothing();
            } else if (joined) {
                leave();
            }
        } catch (Throwable e) { // whatever it is: without further ticks every call would wait for ever
            LOG.error("The call rate could not be computed and stays unchanged; it is tried again.", e);
        }
    }

    /** While calls wait and there is no part of the quota for them. */
    private void noteNothing() {
        if (rate.units() > 0 || !scheduler.isWaitedFor()) {
            nothingSince = NOT_MISSING;
        } else if (nothingSince == NOT_MISSING) {
            nothingSince = nanos.getAsLong();
        } else if (nanos.getAsLong() - nothingSince >= SILENT_WAIT.toNanos()) {
            log.waits(SILENT_WAIT, whyNothing());
            nothingSince = NOT_MISSING - 1; // once a wait
        }
    }

    /** Why no call goes out, for a person: a whole clause. */
    String whyNothing() {
        return log.whyNothing(missingSince != NOT_MISSING);
    }

    private boolean isDue() {
        boolean urgent = !joined || rate.refusedTo().isPresent() || demand.hasChanged();
        return nanos.getAsLong() >= nextBeat || urgent && missingSince == NOT_MISSING;
    }

    private void beat() {
        long begun = nanos.getAsLong();
        OptionalInt refusedTo = rate.refusedTo();
        scheduler.change(TurnTimer::asking);
        try {
            member.beat(refusedTo, demand.use());
            rate.set(member, refusedTo, begun + member.usableFor().toNanos());
            joined = true;
            if (missingSince != NOT_MISSING) {
                missingSince = NOT_MISSING;
                log.storeIsBack();
            }
            storeFault = Optional.empty();
            log.shared(member);
        } catch (SharedRowsException e) {
            missing(begun, e);
        }
        nextBeat = begun + interval().toNanos();
    }

    private Duration interval() {
        return member.isUnsettled() ? UNSETTLED_INTERVAL : member.members() > 1 ? INTERVAL : ALONE_INTERVAL;
    }

    /** Why the store did not answer last time. */
    Optional<String> storeFault() {
        return storeFault;
    }

    private void missing(long begun, SharedRowsException e) {
        storeFault = Optional.of(String.valueOf(e.getMessage()));
        if (missingSince == NOT_MISSING) {
            missingSince = begun;
            log.storeIsAway(e);
        }
        if (rate.units() > 0 || begun - missingSince >= QuotaMember.LONGEST_LEASE.toNanos()) {
            rate.keep();
            joined = true;
        }
    }

    /** This process makes no call for now. */
    void leave() {
        joined = false;
        storeFault = Optional.empty();
        rate.stop();
        try {
            if (member.isJoined()) {
                if (rate.refusedTo().isPresent()) {
                    member.beat(rate.refusedTo(), demand.use()); // the next start is to know it
                }
                log.leaving(member);
                member.leave(demand.recentCalls());
            }
        } catch (SharedRowsException e) {
            LOG.debug("The others notice within {} that this process has left.", QuotaMember.LONGEST_LEASE, e);
        }
    }

    @Override
    public void close() {
        scheduler.end();
        if (!thread.isShutdown()) {
            thread.execute(() -> {
                if (joined) {
                    leave();
                }
            });
            thread.shutdown();
        }
        try {
            if (!thread.awaitTermination(SHUTDOWN_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
