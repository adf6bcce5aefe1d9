package io.github.kisroutes.pace;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts how often this machine holds a thread up for so long that a strict broker in the same process cannot tell a call
 * that came too early from one that it has counted too late. None on a quiet machine.
 */
final class Stalls implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration TOO_LONG = Duration.ofMillis(35);

    private final AtomicInteger count = new AtomicInteger();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private long last = System.nanoTime();

    Stalls() {
        watch.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        if (now - last > LOOK.plus(TOO_LONG).toNanos()) {
            count.incrementAndGet();
        }
        last = now;
    }

    int count() {
        return count.get();
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
