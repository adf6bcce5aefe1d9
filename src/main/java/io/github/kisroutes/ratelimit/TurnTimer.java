package io.github.kisroutes.ratelimit;

import java.time.Duration;

/**
 * When the next turn of this process may be: at even intervals, while it has a part of the quota. It knows nothing of who waits;
 * not safe for many threads. Times are nanoseconds of this process.
 */
final class TurnTimer {
    /** Who comes a little late, may be followed a little early. */
    private static final Duration MOST_LATENESS = Duration.ofMillis(50);

    /** A store that takes longer does not keep the calls waiting. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    static final long NEVER = Long.MAX_VALUE;

    private boolean open;
    private long interval = 1;
    private long lastTurn;
    private long notBefore;
    private long usableUntil;
    private long usableAfter = NEVER;

    TurnTimer(long now) {
        notBefore = now;
        lastTurn = now - Duration.ofHours(1).toNanos();
    }

    /** How long from now until the next turn; 0 or less for at once, {@link #NEVER} while none may be. */
    long waitFrom(long now) {
        if (!open) {
            return NEVER;
        }
        long usable = usableAfter == NEVER ? NEVER : usableAfter - now;
        return Math.max(isUsable(now) ? 0 : usable, Math.max(lastTurn + interval, notBefore) - now);
    }

    /** A turn was given. */
    void taken(long now) {
        lastTurn = Math.max(lastTurn + interval, now - Math.min(interval / 2, MOST_LATENESS.toNanos()));
    }

    /** When the last turn was, or a little later. */
    long lastTurn() {
        return lastTurn;
    }

    /** Turns per period. */
    double turnsPerPeriod() {
        return (double) ConfiguredLimit.PERIOD.toNanos() / interval;
    }

    /** Whether this process has its part of the quota for certain: not while it was asleep, and others may have it now. */
    boolean lets(long now) {
        return open && isUsable(now);
    }

    private boolean isUsable(long now) {
        return now < usableUntil || now >= usableAfter;
    }

    /** See {@link CallScheduler#open}. */
    void open(Duration between, long usable) {
        open = true;
        slow(between);
        usableUntil = usable;
        usableAfter = NEVER;
    }

    /** See {@link CallScheduler#slow}. */
    void slow(Duration between) {
        interval = between.toNanos();
    }

    /** See {@link CallScheduler#close}. */
    void close() {
        open = false;
    }

    /** See {@link CallScheduler#asking}. */
    void asking(long now) {
        usableAfter = now + MAX_WAIT.toNanos();
    }

    /** See {@link CallScheduler#pause}. */
    void pause(long now, Duration length) {
        notBefore = Math.max(notBefore, now + length.toNanos());
    }
}
