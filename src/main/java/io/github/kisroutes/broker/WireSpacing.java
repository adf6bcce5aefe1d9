package io.github.kisroutes.broker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * The last look before a call goes to the wire. The throttle of {@code kis-call} paces the calls; between its permit and
 * the wire a busy host can hold a thread up, and then the late call and the punctual ones after it stand too close
 * together for a broker that counts in a strict second. Here such a punctual call waits for the missing milliseconds.
 */
final class WireSpacing {
    /** How often is asked whether calls are allowed again. */
    private static final long ASK_AGAIN_NANOS = 20_000_000L;

    /**
     * How long a call that had its turn waits here while nothing is allowed: a process that was asleep learns sooner whether it
     * still has its part of the quota. After that the call fails, and is repeated from its turn on, where it can wait for longer.
     */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final IntSupplier callsPerPeriod;
    private final LongSupplier periodNanos;
    private final LongSupplier nanos;
    private final Deque<Long> latest = new ArrayDeque<>();

    /**
     * @param callsPerPeriod what is allowed now; 0 while nothing is
     * @param periodNanos the time for so many: a second, and by how much one call may travel faster than another
     * @param nanos the time, as {@link System#nanoTime}
     */
    WireSpacing(IntSupplier callsPerPeriod, LongSupplier periodNanos, LongSupplier nanos) {
        this.periodNanos = periodNanos;
        this.callsPerPeriod = callsPerPeriod;
        this.nanos = nanos;
    }

    /**
     * Returns when the call may be written: at once, but for the rare case described above. The others wait behind it, so
     * that what is noted is the time at which a call really goes, however late its thread wakes up.
     *
     * @throws IOException when nothing was allowed for ten seconds
     */
    void await() throws IOException {
        await(nanos.getAsLong());
    }

    private synchronized void await(long entered) throws IOException {
        for (long wait = missing(); wait > 0; wait = missing()) {
            if (callsPerPeriod.getAsInt() == 0 && nanos.getAsLong() - entered >= PATIENCE_NANOS) {
                throw new IOException("the call was not sent: it waited 10 s at the wire for a part of the quota, which"
                        + " other processes of this app key hold now");
            }
            sleep(wait);
        }
        latest.addLast(nanos.getAsLong());
    }

    /** Nanoseconds until the next call may go as far as is known, 0 or less for now. */
    synchronized long missing() {
        int calls = callsPerPeriod.getAsInt();
        if (calls == 0) {
            return ASK_AGAIN_NANOS;
        }
        long now = nanos.getAsLong();
        long period = periodNanos.getAsLong();
        while (!latest.isEmpty() && now - latest.getFirst() >= period) {
            latest.removeFirst();
        }
        int tooMany = latest.size() - calls;
        return tooMany < 0 ? 0 : latest.stream().skip(tooMany).findFirst().orElseThrow() + period - now;
    }

    private static void sleep(long wait) throws InterruptedIOException {
        try {
            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the turn of a call");
        }
    }
}
