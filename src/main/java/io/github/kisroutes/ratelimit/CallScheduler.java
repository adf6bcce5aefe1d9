package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets one call after the other out to the throttle, at even intervals that may change at any time. So calls wait here and
 * not in the throttle, which cannot take back what it has promised to a caller. Times are nanoseconds of this process.
 */
final class CallScheduler {
    /** Who comes a little late, may be followed a little early. */
    private static final Duration MOST_LATENESS = Duration.ofMillis(50);

    /** A store that takes longer does not keep the calls waiting. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /**
     * How long a call waits while this process has no part of the quota and no other call of it has had its turn. Whoever shares
     * too small a quota gets a part every 15 seconds for each process too many.
     */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long NEVER = Long.MAX_VALUE;

    /** Fair: who came first goes first. Its holder is the only one that looks at the time. */
    private final ReentrantLock queue = new ReentrantLock(true);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong waitedTurns = new AtomicLong();
    private final LongSupplier nanos;

    private boolean open;
    private boolean ended;
    private long interval;
    private long lastTurn;
    private long notBefore;
    private long usableUntil;
    private long usableAfter = NEVER;

    CallScheduler(LongSupplier nanos) {
        this.nanos = nanos;
        notBefore = nanos.getAsLong();
        lastTurn = notBefore - Duration.ofHours(1).toNanos();
    }

    /**
     * Waits for the turn of the calling thread.
     *
     * @return the time of its turn
     * @throws RejectedExecutionException when the process ends
     * @throws TimeoutException when there was no part of the quota for {@link #PATIENCE}
     */
    long pass() throws InterruptedException, TimeoutException {
        long entered = nanos.getAsLong();
        queue.lockInterruptibly();
        try {
            lock.lockInterruptibly();
            try {
                return turn(entered);
            } finally {
                lock.unlock();
            }
        } finally {
            queue.unlock();
        }
    }

    private long turn(long entered) throws InterruptedException, TimeoutException {
        long now = nanos.getAsLong();
        boolean waits = queue.hasQueuedThreads();
        for (long wait = waitFrom(now); wait > 0; wait = waitFrom(now)) {
            waits = true;
            changed.await(Math.min(wait, patience(entered, now)), TimeUnit.NANOSECONDS);
            now = nanos.getAsLong();
        }
        if (waits) {
            waitedTurns.incrementAndGet();
        }
        lastTurn = Math.max(lastTurn + interval, now - Math.min(interval / 2, MOST_LATENESS.toNanos()));
        return now;
    }

    private long waitFrom(long now) {
        refuseAfterEnd();
        if (!open) {
            return NEVER;
        }
        long usable = isUsable(now) ? 0 : usableAfter - now;
        return Math.max(usable, Math.max(lastTurn + interval, notBefore) - now);
    }

    private long patience(long entered, long now) throws TimeoutException {
        if (open && isUsable(now)) {
            return NEVER;
        }
        long left = Math.max(entered, lastTurn) + PATIENCE.toNanos() - now;
        if (left <= 0) {
            throw new TimeoutException("no part of the quota for " + PATIENCE);
        }
        return left;
    }

    private void refuseAfterEnd() {
        if (ended) {
            throw new RejectedExecutionException("No call goes out any more: the program is ending.");
        }
    }

    private boolean isUsable(long now) {
        return now < usableUntil || now >= usableAfter;
    }

    /**
     * Whether a call that had its turn may still go out: not when this process was asleep and others have its part now.
     *
     * @throws RejectedExecutionException when no call may go out any more
     */
    boolean lets() {
        lock.lock();
        try {
            refuseAfterEnd();
            return open && isUsable(nanos.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sets the time between two turns.
     *
     * @param usable until when that holds without being set again
     */
    void open(Duration between, long usable) {
        change(() -> {
            open = true;
            interval = between.toNanos();
            usableUntil = usable;
            usableAfter = NEVER;
        });
    }

    /** The time between two turns changes, nothing else. */
    void slow(Duration between) {
        change(() -> interval = between.toNanos());
    }

    /** Nobody passes until it is opened again. */
    void close() {
        change(() -> open = false);
    }

    /** The store is being asked whether the interval still holds. Without an answer in time it does. */
    void asking() {
        change(() -> usableAfter = nanos.getAsLong() + MAX_WAIT.toNanos());
    }

    /** Nobody passes for this long. */
    void pause(Duration length) {
        change(() -> notBefore = Math.max(notBefore, nanos.getAsLong() + length.toNanos()));
    }

    /** Nobody passes any more, and whoever waits fails. */
    void end() {
        change(() -> ended = true);
    }

    /** After an end: calls may go out again. */
    void endNot() {
        change(() -> ended = false);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody waits. */
    boolean isWaitedFor() {
        return queue.isLocked();
    }

    /** Turns so far for which somebody had to wait: more could have been made. */
    long waitedTurns() {
        return waitedTurns.get();
    }
}
