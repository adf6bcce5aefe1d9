package io.github.kisroutes.ratelimit.share;

import java.time.Duration;
import java.time.Instant;

/**
 * What this process has of the quota. The one rule that keeps all processes together below it: the units in the store never
 * add up to more than there are, and each process uses at most what it has there. Who has to give something back uses less
 * at once, and gives back in the store what the broker has forgotten: it never claims less than the calls that still count.
 *
 * @param claimed units that the store says this process has
 * @param used units that it uses, never more than claimed
 * @param heldSince since when it uses anything; nanoseconds of this process
 * @param queuedAt its place in the order, by the store's clock
 */
record QuotaShare(int claimed, int used, long heldSince, Instant queuedAt) {
    /** With more processes than units, whoever has had one this long passes it on. */
    private static final Duration TURN = Duration.ofSeconds(15);

    /** Nothing, and last in the order. */
    static QuotaShare none(Instant now, long nanos) {
        return new QuotaShare(0, 0, nanos, now);
    }

    /**
     * What to have and use from now on.
     *
     * @param division what there is, and what the others have
     * @param use how this process uses its part
     * @param now by the store's clock
     * @param nanos of this process
     */
    QuotaShare next(QuotaDivision division, QuotaUse use, Instant now, long nanos) {
        Instant queued = turnIsOver(division, nanos) ? now : queuedAt;
        int fair = division.fairPart(queued, use.wanted());
        int next = fair < used ? fair : Math.max(used, Math.min(fair, division.free()));
        int held = Math.max(next, Math.min(claimed, use.recentCalls()));
        return new QuotaShare(held, next, used == 0 ? nanos : heldSince, queued);
    }

    /** Whether the store does not yet know how little is used, or the others have not yet given way. */
    boolean unsettled(QuotaDivision division, QuotaUse use) {
        return claimed > used || used < division.fairPart(queuedAt, use.wanted());
    }

    /** After the claim had ended: what the others have left of it. */
    QuotaShare reclaimed(QuotaDivision division) {
        int left = Math.max(0, Math.min(used, division.free()));
        return new QuotaShare(left, left, heldSince, queuedAt);
    }

    private boolean turnIsOver(QuotaDivision division, long nanos) {
        return used > 0 && division.isWaitedFor() && nanos - heldSince >= TURN.toNanos();
    }
}
