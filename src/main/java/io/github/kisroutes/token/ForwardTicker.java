package io.github.kisroutes.token;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The host's clock for a cache, which needs a time that never goes back. It counts while the host sleeps, as the clock does; when
 * the clock is set back, only the time that has really passed counts.
 */
final class ForwardTicker implements Ticker {
    private final Supplier<Instant> clock;
    private final LongSupplier nanos;
    private Instant lastTime;
    private long lastNanos;
    private long passed;

    /** @param nanos of this process, never set back */
    ForwardTicker(Supplier<Instant> clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.lastTime = clock.get();
        this.lastNanos = nanos.getAsLong();
    }

    @Override
    public synchronized long read() {
        Instant time = clock.get();
        long now = nanos.getAsLong();
        Duration step = Duration.between(lastTime, time);
        passed += step.isNegative() ? now - lastNanos : step.toNanos();
        lastTime = time;
        lastNanos = now;
        return passed;
    }
}
