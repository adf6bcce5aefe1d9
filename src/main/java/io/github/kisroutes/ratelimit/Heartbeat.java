package io.github.kisroutes.ratelimit;

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

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    /** While others give way, or this process does. */
    private static final Duration UNSETTLED_INTERVAL = Duration.ofMillis(500);
    /** Who makes no call for so long leaves the quota to the others. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    /** Who waits so long for a part of the quota, is told what for. */
    private static final Duration SILENT_WAIT = Duration.ofSeconds(30);

    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(3);
    private static final long NOT_MISSING = Long.MAX_VALUE;

    private final QuotaMember member;
    private final CallRate tempo;
    private final CallScheduler turnstile;
    private final QuotaLog news;
    private final LongSupplier nanos;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Heartbeat::thread);
    private volatile boolean joined;
    private volatile long lastCall = -IDLE.toNanos();
    private long nextBeat;
    private long missingSince = NOT_MISSING;
    private volatile Optional<String> storeFault = Optional.empty();
    private long nothingSince = NOT_MISSING;

    Heartbeat(QuotaMember member, CallRate tempo, CallScheduler turnstile, QuotaLog news, LongSupplier nanos) {
        this.member = member;
        this.tempo = tempo;
        this.turnstile = turnstile;
        this.news = news;
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

    /** A call is about to be made. */
    void callComes() {
        lastCall = nanos.getAsLong();
        if (!joined) {
            thread.execute(this::tick);
        }
    }

    private void tick() {
        try {
            boolean needed = turnstile.isWaitedFor() || nanos.getAsLong() - lastCall < IDLE.toNanos();
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
        if (tempo.units() > 0 || !turnstile.isWaitedFor()) {
            nothingSince = NOT_MISSING;
        } else if (nothingSince == NOT_MISSING) {
            nothingSince = nanos.getAsLong();
        } else if (nanos.getAsLong() - nothingSince >= SILENT_WAIT.toNanos()) {
            news.waits(SILENT_WAIT, whyNothing());
            nothingSince = NOT_MISSING - 1; // once a wait
        }
    }

    /** Why no call goes out, for a person: a whole clause. */
    String whyNothing() {
        return news.whyNothing(missingSince != NOT_MISSING);
    }

    private boolean isDue() {
        boolean urgent = !joined || tempo.refusedTo().isPresent();
        return nanos.getAsLong() >= nextBeat || urgent && missingSince == NOT_MISSING;
    }

    private void beat() {
        long begun = nanos.getAsLong();
        OptionalInt refusedTo = tempo.refusedTo();
        turnstile.asking();
        try {
            member.beat(refusedTo, turnstile.waitedTurns());
            // The claim ends that long before others may use it.
            long usableUntil =
                    begun + QuotaMember.LEASE.minus(QuotaShare.FORGOTTEN_AFTER).toNanos();
            tempo.set(member.level(), member.units(), member.members() > 1, refusedTo, usableUntil);
            joined = true;
            if (missingSince != NOT_MISSING) {
                missingSince = NOT_MISSING;
                news.storeIsBack();
            }
            storeFault = Optional.empty();
            news.shared(member);
        } catch (SharedRowsException e) {
            missing(begun, e);
        }
        nextBeat = begun + (member.isUnsettled() ? UNSETTLED_INTERVAL : INTERVAL).toNanos();
    }

    /** Why the store did not answer last time. */
    Optional<String> storeFault() {
        return storeFault;
    }

    private void missing(long begun, SharedRowsException e) {
        storeFault = Optional.of(String.valueOf(e.getMessage()));
        if (missingSince == NOT_MISSING) {
            missingSince = begun;
            news.storeIsAway(e);
        }
        if (tempo.units() > 0 || begun - missingSince >= QuotaMember.LEASE.toNanos()) {
            tempo.keep();
            joined = true;
        }
    }

    private void leave() {
        joined = false;
        storeFault = Optional.empty();
        tempo.stop();
        try {
            if (member.isJoined()) {
                if (tempo.refusedTo().isPresent()) {
                    member.beat(tempo.refusedTo(), turnstile.waitedTurns()); // the next start is to know it
                }
                news.leaving(member);
                member.leave();
            }
        } catch (SharedRowsException e) {
            LOG.debug("The others notice within {} that this process has left.", QuotaMember.LEASE, e);
        }
    }

    @Override
    public void close() {
        turnstile.end();
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
