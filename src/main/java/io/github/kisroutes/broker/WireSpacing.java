package io.github.kisroutes.broker;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

/**
 * The last look before a call goes to the wire. The throttle of {@code kis-call} paces the calls; between its permit and
 * the wire a busy host can hold a thread up, and then the late call and the punctual ones after it stand too close
 * together for a broker that counts in a strict second. Here such a punctual call waits for the missing milliseconds.
 */
final class WireSpacing {
    /** A second, and the time by which one call may travel faster than another; shorter than the throttle's period. */
    private static final long PERIOD_NANOS = 1_022_000_000L;

    private final IntSupplier callsPerPeriod;
    private final Deque<Long> latest = new ArrayDeque<>();

    /** @param callsPerPeriod what the throttle allows now, 1 or more */
    WireSpacing(IntSupplier callsPerPeriod) {
        this.callsPerPeriod = callsPerPeriod;
    }

    /** Returns when the call may be written: at once, but for the rare case described above. */
    void await() throws InterruptedIOException {
        long wait = reserve(System.nanoTime());
        if (wait <= 0) {
            return;
        }
        try {
            Thread.sleep(wait / 1_000_000 + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the turn of a call");
        }
    }

    /** Notes the call at the time at which it may be written, and tells how long that is from now. */
    synchronized long reserve(long now) {
        int calls = Math.max(1, callsPerPeriod.getAsInt());
        while (latest.size() > calls) {
            latest.removeFirst();
        }
        // With one removed for the newest, the first is the call that this one follows by a whole budget.
        long earliest = latest.size() < calls ? now : latest.getFirst() + PERIOD_NANOS;
        long time = Math.max(now, earliest);
        latest.addLast(time);
        return time - now;
    }
}
