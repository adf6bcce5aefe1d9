package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this process has of the quota. The one rule that keeps all processes together below it: the units in the store never
 * add up to more than there are, and each process uses at most what it has there. Who has to give something back uses less
 * at once and says so in the store when a period has passed, so the broker has forgotten the calls before another process
 * makes its own.
 *
 * @param claimed units that the store says this process has
 * @param used units that it uses, never more than claimed
 * @param reducedAt when it last began to use less; nanoseconds of this process
 * @param heldSince since when it uses anything; nanoseconds of this process
 * @param queuedAt its place in the order, by the store's clock
 */
record QuotaShare(int claimed, int used, long reducedAt, long heldSince, Instant queuedAt) {
    /** A period, and the time a call may spend between its turn and the broker. */
    static final Duration FORGOTTEN_AFTER = ConfiguredLimit.PERIOD.plusMillis(170);

    /** With more processes than units, whoever has had one this long passes it on. */
    private static final Duration TURN = Duration.ofSeconds(15);

    /** Nothing, and last in the order. */
    static QuotaShare none(Instant now, long nanos) {
        return new QuotaShare(0, 0, nanos - FORGOTTEN_AFTER.toNanos(), nanos, now);
    }

    /**
     * What to have and use from now on.
     *
     * @param process this one
     * @param others what the other living processes have
     * @param units what there is for all
     */
    QuotaShare next(String process, List<QuotaLease> others, int units, Instant now, long nanos) {
        QuotaShare queued = turnIsOver(others, units, nanos) ? queuedAt(now) : this;
        int fair = queued.fairPart(process, others, units);
        return fair < used ? queued.reduced(fair, nanos) : queued.grown(Math.min(fair, free(others, units)), nanos);
    }

    /** After the claim had ended: what the others have left of it. */
    QuotaShare reclaimed(List<QuotaLease> others, int units) {
        int left = Math.max(0, Math.min(used, free(others, units)));
        return new QuotaShare(left, left, reducedAt, heldSince, queuedAt);
    }

    /** Whether the store does not yet know how little is used, or the others have not yet given way. */
    boolean unsettled(String process, List<QuotaLease> others, int units) {
        return claimed > used || used < fairPart(process, others, units);
    }

    QuotaLease claim(String process, Instant until) {
        return new QuotaLease(process, claimed, until, queuedAt);
    }

    private static int free(List<QuotaLease> others, int units) {
        return units - others.stream().mapToInt(QuotaLease::units).sum();
    }

    private boolean turnIsOver(List<QuotaLease> others, int units, long nanos) {
        return used > 0
                && others.size() >= units
                && others.stream().anyMatch(claim -> claim.units() == 0)
                && nanos - heldSince >= TURN.toNanos();
    }

    private QuotaShare queuedAt(Instant now) {
        return new QuotaShare(claimed, used, reducedAt, heldSince, now);
    }

    private QuotaShare reduced(int fair, long nanos) {
        return new QuotaShare(claimed, fair, nanos, heldSince, queuedAt);
    }

    private QuotaShare grown(int available, long nanos) {
        int more = Math.max(used, available);
        boolean forgotten = nanos - reducedAt >= FORGOTTEN_AFTER.toNanos();
        return new QuotaShare(
                forgotten ? more : Math.max(claimed, more), more, reducedAt, used == 0 ? nanos : heldSince, queuedAt);
    }

    /** Equal parts, the remainder to the first ones; with more processes than units the first ones have one each. */
    private int fairPart(String process, List<QuotaLease> others, int units) {
        int before = (int) Stream.concat(others.stream(), Stream.of(claim(process, queuedAt)))
                .sorted(Comparator.comparing(QuotaLease::queuedAt).thenComparing(QuotaLease::process))
                .takeWhile(claim -> !claim.process().equals(process))
                .count();
        int processes = others.size() + 1;
        return units / processes + (before < units % processes ? 1 : 0);
    }
}
