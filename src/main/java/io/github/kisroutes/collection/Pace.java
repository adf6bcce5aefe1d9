package io.github.kisroutes.collection;

/** How many calls a period of the throttle in {@code routes/kis-call.camel.yaml} may have. */
public final class Pace {
    /**
     * The period in which {@link #permits()} calls are allowed, in milliseconds: a second, and the time by which one call may
     * travel faster than another. Found by measuring against a broker that counts in a strict sliding second.
     */
    public static final int PERIOD_MILLIS = 1030;

    private final int permits;

    /** @param perSecond calls the broker allows in any second, 1 or more */
    public Pace(int perSecond) {
        this.permits = perSecond;
    }

    /** Calls per {@link #PERIOD_MILLIS}. */
    public int permits() {
        return permits;
    }

    /** Time between two calls, in milliseconds: a burst would arrive unevenly. */
    public int spacingMillis() {
        return Math.max(1, 1000 / permits);
    }
}
