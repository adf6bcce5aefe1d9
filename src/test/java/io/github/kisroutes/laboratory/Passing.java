package io.github.kisroutes.laboratory;

import io.github.kisroutes.simulator.MutableClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Time that passes while the program works, much faster than it is: somebody may be waiting for the next token. */
final class Passing {
    private static final Duration STEP = Duration.ofSeconds(10);

    private final ScheduledExecutorService steps = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "laboratory-time");
        thread.setDaemon(true);
        return thread;
    });

    private Passing() {}

    /** Does some work while time passes. */
    static <T> T during(MutableClock clock, Supplier<T> work) {
        Passing time = new Passing();
        time.steps.scheduleAtFixedRate(() -> clock.advance(STEP), 1_000, 100, TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            time.steps.shutdownNow();
        }
    }
}
