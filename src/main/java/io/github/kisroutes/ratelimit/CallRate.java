package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How fast this process calls now. Refusals slow it down at once; only the heartbeat makes it faster. */
final class CallRate {
    private final ConfiguredLimit ceiling;
    private final CallScheduler turnstile;
    private final LimitEstimator refusals = new LimitEstimator();
    private int level;
    private int units;
    private Duration period = ConfiguredLimit.PERIOD;
    private OptionalInt refusedTo = OptionalInt.empty();

    CallRate(ConfiguredLimit ceiling, CallScheduler turnstile) {
        this.ceiling = ceiling;
        this.turnstile = turnstile;
        this.level = ceiling.perSecond();
    }

    /** Calls per period. */
    synchronized int units() {
        return units;
    }

    /** The time in which {@link #units()} calls are made. */
    synchronized Duration period() {
        return period;
    }

    /** What the broker is believed to grant, calls per second. */
    synchronized int level() {
        return level;
    }

    /** What this process makes of it, calls per period. */
    synchronized double rate() {
        return ceiling.rate(level, Math.max(1, units));
    }

    /** The level that refusals have shown and the store does not know yet. */
    synchronized OptionalInt refusedTo() {
        return refusedTo;
    }

    /** A call has its turn. */
    void called(long now) {
        refusals.called(now);
        OptionalLong judgeAt = refusals.judgeAt();
        if (judgeAt.isPresent() && now >= judgeAt.getAsLong()) {
            refusals.judge(now, level(), rate()).ifPresent(this::lower);
        }
    }

    /**
     * The broker refused a call.
     *
     * @param call when it had its turn
     */
    void refused(long call, long now) {
        if (refusals.refused(call, now)) {
            turnstile.pause(LimitEstimator.MOMENT);
        }
    }

    private synchronized void lower(int newLevel) {
        int all = ceiling.units(level);
        refusedTo = OptionalInt.of(newLevel);
        level = newLevel;
        slow(Math.min(units, Math.max(1, units * ceiling.units(newLevel) / all)));
        if (units > 0) {
            turnstile.slow(interval());
        }
    }

    /**
     * As the heartbeat says.
     *
     * @param told what the store was told of {@link #refusedTo()}
     * @param shared whether other processes have a part, too
     * @param usableUntil until when that holds without being set again
     */
    synchronized void set(int newLevel, int newUnits, boolean shared, OptionalInt told, long usableUntil) {
        if (!told.equals(refusedTo)) {
            return; // refused again while the store was told: the next heartbeat tells that, too
        }
        refusedTo = OptionalInt.empty();
        level = newLevel;
        period = shared ? ConfiguredLimit.SHARED_PERIOD : ConfiguredLimit.PERIOD;
        if (newUnits == 0) {
            stop();
        } else {
            slow(newUnits);
            turnstile.open(interval(), usableUntil);
        }
    }

    /** Without news: what there is, at least the least, until there are some. */
    synchronized void keep() {
        units = Math.max(1, units);
        turnstile.open(interval(), Long.MAX_VALUE);
    }

    /** No calls. */
    synchronized void stop() {
        units = 0;
        turnstile.close();
    }

    /** Fewer units: the throttle takes back the permits that have not been used for longest, so these have to be free. */
    private void slow(int newUnits) {
        if (newUnits < units) {
            turnstile.pause(
                    ConfiguredLimit.PERIOD.multipliedBy(units - newUnits).dividedBy(units));
        }
        units = newUnits;
    }

    private Duration interval() {
        return ceiling.interval(level, units, period);
    }
}
