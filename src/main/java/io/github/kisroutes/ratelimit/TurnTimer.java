package io.github.kisroutes.ratelimit;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * When the next turn of this process may be: at even intervals, while it has a part of the quota. It knows nothing of who waits;
 * not safe for many threads. Times are nanoseconds of this process.
 */
final class TurnTimer {
    /** Who comes a little late, may be followed a little early. */
    private static final Duration MOST_LATENESS = Duration.ofMillis(50);

    /** A store that takes longer does not keep the calls waiting. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** Calls that come later to the wire are held up, and not only by the opening of a connection. */
    private static final Duration MOST_WAY = Duration.ofMillis(100);

    private static final Duration KEPT = Duration.ofSeconds(5);

    static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier nanos;
    private final Deque<Long> given = new ArrayDeque<>();
    private boolean open;
    private long interval = 1;
    private long lastTurn;
    private long notBefore;
    private long heldUntil;
    private long usableUntil;
    private long usableAfter = NEVER;

    TurnTimer(LongSupplier nanos) {
        this.nanos = nanos;
        notBefore = nanos.getAsLong();
        heldUntil = notBefore;
        lastTurn = notBefore - Duration.ofHours(1).toNanos();
    }

    /** How long from now until the next turn; 0 or less for at once, {@link #NEVER} while none may be. */
    long waitFrom(long now) {
        if (!open) {
            return NEVER;
        }
        long usable = usableAfter == NEVER ? NEVER : usableAfter - now;
        long next = Math.max(lastTurn + interval, Math.max(notBefore, heldUntil));
        return Math.max(isUsable(now) ? 0 : usable, next - now);
    }

    /** A turn was given. */
    void taken(long now) {
        lastTurn = Math.max(lastTurn + interval, now - Math.min(interval / 2, MOST_LATENESS.toNanos()));
        given.addLast(now);
        while (now - given.peekFirst() > KEPT.toNanos()) {
            given.removeFirst();
        }
    }

    /**
     * A call went to the wire. If it was held up, the calls that have had their turns since will be, too, and the next turn is late.
     *
     * @param turn when it had its turn
     */
    void sent(long turn, long now) {
        long behind = given.stream().filter(other -> other > turn).count();
        lastTurn = Math.max(lastTurn, now + behind * interval - MOST_WAY.toNanos());
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

    /**
     * Sets the time between two turns.
     *
     * @param usable until when that holds without being set again
     */
    void open(Duration between, long usable) {
        open = true;
        interval = between.toNanos();
        usableUntil = usable;
        usableAfter = NEVER;
    }

    /** The time between two turns changes, nothing else. */
    void slow(Duration between) {
        interval = between.toNanos();
    }

    /** No turn until it is opened again. */
    void close() {
        open = false;
    }

    /** The store is being asked whether the interval still holds. Without an answer in time it does. */
    void asking() {
        usableAfter = nanos.getAsLong() + MAX_WAIT.toNanos();
    }

    /** No turn for this long. */
    void pause(Duration length) {
        notBefore = Math.max(notBefore, nanos.getAsLong() + length.toNanos());
    }

    /** No turn before {@link #release}, or for this long. */
    void hold(Duration longest) {
        heldUntil = nanos.getAsLong() + longest.toNanos();
    }

    /** Ends a {@link #hold}. */
    void release() {
        heldUntil = Math.min(heldUntil, nanos.getAsLong());
    }
}
