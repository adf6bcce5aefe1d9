package io.github.kisroutes.simulator.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The broker's quota in its strictest reading: in no second that ends with an arrival may more than the limit of calls
 * be admitted. Measured with the machine's monotonic clock, because a quota does not follow a clock that a test turns.
 */
public final class SlidingQuota {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Deque<Long> admitted = new ArrayDeque<>();
    private int perSecond;

    public SlidingQuota(int perSecond) {
        limit(perSecond);
    }

    /** One call's arrival, and whether the quota had room for it. */
    record Arrival(long nanos, boolean admitted) {}

    /** Takes the time and decides in one step, so that arrivals are judged in the order of their times. */
    synchronized Arrival arrive() {
        long now = System.nanoTime();
        if (perSecond == 0) {
            return new Arrival(now, true);
        }
        while (!admitted.isEmpty() && now - admitted.peekFirst() >= SECOND) {
            admitted.removeFirst();
        }
        if (admitted.size() >= perSecond) {
            return new Arrival(now, false);
        }
        admitted.addLast(now);
        return new Arrival(now, true);
    }

    /** An arrival that no quota counts. */
    static Arrival uncounted() {
        return new Arrival(System.nanoTime(), true);
    }

    /** Changes the limit from now on; 0 means no limit. */
    public synchronized void limit(int callsPerSecond) {
        if (callsPerSecond < 0) {
            throw new IllegalArgumentException("A quota of " + callsPerSecond + " calls per second is not possible");
        }
        perSecond = callsPerSecond;
    }
}
