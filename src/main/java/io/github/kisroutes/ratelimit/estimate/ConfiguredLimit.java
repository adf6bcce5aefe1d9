package io.github.kisroutes.ratelimit.estimate;

import java.time.Duration;

/**
 * What the operator allows.
 *
 * @param perSecond {@code kis.rate.per-second}, 1 or more
 * @param share {@code kis.rate.share}, above 0 and up to 1
 */
public record ConfiguredLimit(int perSecond, double share) {
    /**
     * The time in which as many calls are made as the broker grants in a second: a second, and the time by which one call may
     * travel faster than another. Found by measuring against a broker that counts in a strict sliding second.
     */
    public static final Duration PERIOD = Duration.ofMillis(1028);

    /**
     * The same for processes that share a quota: together they keep a host busy, and then calls travel more unevenly.
     */
    public static final Duration SHARED_PERIOD = Duration.ofMillis(1036);

    /** So that 0.1 of 10 is one. */
    private static final double ROUNDING = 1e-9;

    /**
     * What all processes may use together, in whole calls per period: the units that they share out. At least one; what is
     * less than that is a matter of {@link #interval}.
     *
     * @param level what the broker seems to grant, calls per second
     */
    public int units(int level) {
        return (int) Math.max(1, Math.floor(allowed(level)));
    }

    /**
     * The time from one call of this process to its next.
     *
     * @param units what this process holds, 1 or more
     * @param period {@link #PERIOD} or {@link #SHARED_PERIOD}
     */
    public Duration interval(int level, int units, Duration period) {
        return Duration.ofNanos(Math.round(period.toNanos() / rate(level, units)));
    }

    /** Calls per period that a holder of so many units makes. */
    public double rate(int level, int units) {
        return Math.min(units, allowed(level));
    }

    private double allowed(int level) {
        return Math.min(level, perSecond) * share + ROUNDING;
    }
}
