package io.github.kisroutes.ratelimit.share;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import java.time.Duration;

/**
 * How this process uses its part of the quota.
 *
 * @param waitedTurns turns of this process so far for which somebody had to wait: more could have been made
 * @param refusedTurns how many of these turns were before the last refusal
 * @param recentCalls calls that the broker may still count: those of the last {@link #FORGOTTEN_AFTER}
 * @param wanted calls per period that it could make, {@link QuotaLease#ALL} while calls wait for their turn
 */
public record QuotaUse(long waitedTurns, long refusedTurns, int recentCalls, int wanted) {
    /** A period, and the time a call may spend between its turn and the broker. */
    public static final Duration FORGOTTEN_AFTER = ConfiguredLimit.PERIOD.plusMillis(170);

    /** Of a process whose calls always wait and are never refused. */
    public static QuotaUse busy(long waitedTurns, int recentCalls) {
        return new QuotaUse(waitedTurns, 0, recentCalls, QuotaLease.ALL);
    }
}
