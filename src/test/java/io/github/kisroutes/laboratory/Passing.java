package io.github.kisroutes.laboratory;

import io.github.kisroutes.demo.MutableClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Time that passes while the program works, much faster than it is: somebody may be waiting for the next token. */
final class Passing implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(10);

    private final ScheduledExecutorService steps = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "laboratory-time");
        thread.setDaemon(true);
        return thread;
    });

    Passing(MutableClock clock) {
        steps.scheduleAtFixedRate(() -> clock.advance(STEP), 1_000, 100, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        steps.shutdownNow();
    }
}
