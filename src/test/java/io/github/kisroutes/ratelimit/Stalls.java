package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notes how often this machine holds a thread up for so long that a strict broker in the same process cannot tell a call
 * that came too early from one that it has counted too late, and for how long in all. Never on a quiet machine.
 */
public final class Stalls implements AutoCloseable {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);
    private static final Duration TOO_LONG = Duration.ofMillis(35);

    /** In the nanoseconds of this process. */
    private record Stall(long from, long to) {
        long within(long start, long end) {
            return Math.max(0, Math.min(to, end) - Math.max(from, start));
        }
    }

    private final Queue<Stall> stalls = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private long last = System.nanoTime();

    public Stalls() {
        watch.scheduleWithFixedDelay(this::look, 0, POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        if (now - last > POLL_INTERVAL.plus(TOO_LONG).toNanos()) {
            stalls.add(new Stall(last + POLL_INTERVAL.toNanos(), now));
        }
        last = now;
    }

    public int count() {
        return stalls.size();
    }

    /** The seconds from one moment to another in which the machine was there for this process. */
    public double secondsBetween(long from, long to) {
        long lost = stalls.stream().mapToLong(stall -> stall.within(from, to)).sum();
        return (to - from - lost) / 1e9;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
