package io.github.kisroutes.ratelimit;

/**
 * How this process uses its part of the quota.
 *
 * @param waitedTurns see {@link CallScheduler#waitedTurns()}
 * @param refusedTurns how many of these turns were before the last refusal
 * @param recentCalls calls that the broker may still count: those of the last {@link QuotaShare#FORGOTTEN_AFTER}
 * @param wanted calls per period that it could make, {@link QuotaLease#ALL} while calls wait for their turn
 */
record QuotaUse(long waitedTurns, long refusedTurns, int recentCalls, int wanted) {
    /** Of a process whose calls always wait and are never refused. */
    static QuotaUse busy(long waitedTurns, int recentCalls) {
        return new QuotaUse(waitedTurns, 0, recentCalls, QuotaLease.ALL);
    }
}
