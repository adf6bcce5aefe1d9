package io.github.kisroutes.crash;

import static org.awaitility.Awaitility.await;

import io.github.kisroutes.simulator.http.Latency;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broker that answers some calls quickly and then leaves everybody waiting: a moment at which a process has as many calls
 * on their way as it ever has, and no transaction open.
 */
final class StuckAnswers implements Latency {
    private static final Duration QUICK = Duration.ofMillis(20);

    private final int quick;
    private final Duration wait;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * @param quick calls that are answered quickly
     * @param wait how long the later ones take
     */
    StuckAnswers(int quick, Duration wait) {
        this.quick = quick;
        this.wait = wait;
    }

    @Override
    public Duration next() {
        return asked.incrementAndGet() <= quick ? QUICK : wait;
    }

    /** Until nobody has asked anything for a second, because all are waiting. */
    void awaitAllWaiting() {
        await().atMost(Duration.ofMinutes(1)).until(() -> asked.get() > quick);
        AtomicInteger before = new AtomicInteger();
        await().atMost(wait)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> before.getAndSet(asked.get()) == asked.get());
    }
}
