package io.github.kisroutes.ratelimit;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.share.QuotaLease;
import io.github.kisroutes.ratelimit.share.QuotaUse;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How much of the quota this process can use: as much as it gets while calls wait, otherwise a little more than it uses. One thread's. */
final class QuotaDemand {
    /** Whose calls have not waited for so long, wants no more than it uses. */
    private static final Duration CONTENT = Duration.ofMillis(300);

    private final CallScheduler scheduler;
    private final CallRate rate;
    private final LongSupplier nanos;
    private long waitedTurns;
    private long waitedAt;
    private int wanted = QuotaLease.ALL;

    QuotaDemand(CallScheduler scheduler, CallRate rate, LongSupplier nanos) {
        this.scheduler = scheduler;
        this.rate = rate;
        this.nanos = nanos;
        waitedAt = nanos.getAsLong();
    }

    /** Whether the others should be told something else than last time. To be asked often. */
    boolean hasChanged() {
        return isBusy() != (wanted == QuotaLease.ALL);
    }

    private boolean isBusy() {
        long turns = scheduler.waitedTurns();
        if (scheduler.isWaitedFor() || turns > waitedTurns) {
            waitedAt = nanos.getAsLong();
        }
        waitedTurns = turns;
        return nanos.getAsLong() - waitedAt < CONTENT.toNanos();
    }

    /** What to tell the others now. */
    QuotaUse use() {
        wanted = isBusy() ? QuotaLease.ALL : 1 + rate.sentWithin(ConfiguredLimit.PERIOD);
        return new QuotaUse(waitedTurns, rate.refusedTurns(), recentCalls(), wanted);
    }

    /** Calls that the broker may still count. */
    int recentCalls() {
        return rate.sentWithin(QuotaUse.FORGOTTEN_AFTER);
    }
}
