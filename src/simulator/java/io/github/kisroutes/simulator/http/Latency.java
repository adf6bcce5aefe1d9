package io.github.kisroutes.simulator.http;

import java.time.Duration;
import java.util.Random;

/** How long the broker takes for an answer. Asked by many threads at once. */
@FunctionalInterface
public interface Latency {

    /** The time between the arrival of a call and the first byte of its answer. */
    Duration next();

    /** No latency beyond what the work takes. */
    Latency NONE = () -> Duration.ZERO;

    /** Always the same. */
    static Latency fixed(Duration latency) {
        return () -> latency;
    }

    /**
     * Evenly spread between two bounds, both included.
     *
     * @param seed the same seed gives the same sequence
     */
    static Latency between(Duration least, Duration most, long seed) {
        long span = most.minus(least).toNanos();
        if (span < 0) {
            throw new IllegalArgumentException("A latency between " + least + " and " + most + " is not possible");
        }
        Random random = new Random(seed);
        return () -> least.plusNanos(Math.round(random.nextDouble() * span));
    }
}
