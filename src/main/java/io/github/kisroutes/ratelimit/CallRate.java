package io.github.kisroutes.ratelimit;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.estimate.LimitEstimator;
import io.github.kisroutes.ratelimit.share.QuotaMember;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** How fast this process calls now. Refusals slow it down at once; only the heartbeat makes it faster. */
final class CallRate {
    /** A call whose answer takes longer does not keep the others waiting. */
    private static final Duration LONGEST_HOLD = Duration.ofMillis(300);

    private final LongSupplier nanos;
    private final ConfiguredLimit limit;
    private final CallScheduler scheduler;
    private final LimitEstimator estimator = new LimitEstimator();
    private final SentCalls sentCalls = new SentCalls();
    private int level;
    private volatile long refusedTurns;
    private boolean trial;
    private int units;
    private Duration period = ConfiguredLimit.PERIOD;
    private OptionalInt refusedTo = OptionalInt.empty();

    CallRate(ConfiguredLimit limit, CallScheduler scheduler, LongSupplier nanos) {
        this.nanos = nanos;
        this.limit = limit;
        this.scheduler = scheduler;
        this.level = limit.perSecond();
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
        return limit.rate(level, Math.max(1, units));
    }

    /** The level that refusals have shown and the store does not know yet. */
    synchronized OptionalInt refusedTo() {
        return refusedTo;
    }

    /** A call has its turn. */
    void called(long now) {
        if (estimator.called(now)) {
            scheduler.change(timer -> timer.hold(LONGEST_HOLD));
            estimator.judge(now, level(), rate(), isTrial()).ifPresent(this::lower);
        }
    }

    /**
     * The broker accepted a call.
     *
     * @param call when it had its turn
     */
    void accepted(long call) {
        if (estimator.accepted(call)) {
            scheduler.change(TurnTimer::release);
        }
    }

    /**
     * The broker refused a call.
     *
     * @param call when it had its turn
     */
    void refused(long call) {
        long now = nanos.getAsLong();
        refusedTurns = scheduler.waitedTurns();
        Duration pause = estimator.refused(call, now);
        if (!pause.isZero()) {
            scheduler.change(timer -> {
                timer.pause(pause);
                timer.release();
            });
        }
    }

    /** See {@link QuotaUse}. */
    long refusedTurns() {
        return refusedTurns;
    }

    /**
     * A call goes to the wire. If it is late, the turns after it are, too: or calls would wait there for ever.
     *
     * @param turn when it had its turn
     */
    void sent(long turn) {
        long now = nanos.getAsLong();
        sentCalls.add(now);
        estimator.sent(turn, now);
        scheduler.change(timer -> timer.sent(turn, now));
    }

    /** Calls that went to the wire within so much time before now. */
    int sentWithin(Duration length) {
        return sentCalls.within(length, nanos.getAsLong());
    }

    private synchronized boolean isTrial() {
        return trial;
    }

    private synchronized void lower(int newLevel) {
        int all = limit.units(level);
        refusedTo = OptionalInt.of(newLevel);
        level = newLevel;
        slow(Math.min(units, Math.max(1, units * limit.units(newLevel) / all)));
        if (units > 0) {
            Duration between = interval();
            scheduler.change(timer -> timer.slow(between));
        }
    }

    /**
     * As the heartbeat says.
     *
     * @param told what the store was told of {@link #refusedTo()}
     * @param usableUntil until when that holds without being set again
     */
    synchronized void set(QuotaMember member, OptionalInt told, long usableUntil) {
        if (!told.equals(refusedTo)) {
            return; // refused again while the store was told: the next heartbeat tells that, too
        }
        refusedTo = OptionalInt.empty();
        level = member.level();
        trial = member.granted().isTrial();
        period = member.members() > 1 ? ConfiguredLimit.SHARED_PERIOD : ConfiguredLimit.PERIOD;
        if (member.units() == 0) {
            stop();
        } else {
            slow(member.units());
            open(usableUntil);
        }
    }

    /** Without news: what there is, at least the least, until there are some. */
    synchronized void keep() {
        units = Math.max(1, units);
        open(Long.MAX_VALUE);
    }

    /** No calls. */
    synchronized void stop() {
        units = 0;
        scheduler.change(TurnTimer::close);
    }

    /** Fewer units: the turns pause until no more calls than that are of the last period, so that no call waits at the wire. */
    private void slow(int newUnits) {
        if (newUnits < units && sentCalls.within(period, nanos.getAsLong()) > newUnits) {
            Duration pause =
                    ConfiguredLimit.PERIOD.multipliedBy(units - newUnits).dividedBy(units);
            scheduler.change(timer -> timer.pause(pause));
        }
        units = newUnits;
    }

    private void open(long usableUntil) {
        Duration between = interval();
        scheduler.change(timer -> timer.open(between, usableUntil));
    }

    private Duration interval() {
        return limit.interval(level, units, period);
    }
}
