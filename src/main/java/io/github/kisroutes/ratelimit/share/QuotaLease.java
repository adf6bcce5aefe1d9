package io.github.kisroutes.ratelimit.share;

import io.github.kisroutes.shared.ProcessIdentity;
import java.time.Instant;

/**
 * The part of the quota that one process has. Nobody else uses it before its end, so a process that dies keeps it a little
 * longer than it lives, and no more.
 *
 * @param process who, see {@link ProcessIdentity}
 * @param units calls per period; 0 for one that waits for its turn
 * @param until end of the claim, by the store's clock
 * @param queuedAt its place in the order: who came first, gets the remainder of a division first
 * @param wanted calls per period that it could make; {@link #ALL} for as many as it can get
 */
public record QuotaLease(String process, int units, Instant until, Instant queuedAt, int wanted) {
    /** More than there ever are. */
    public static final int ALL = Integer.MAX_VALUE;

    /** Of a process that takes what it can get. */
    public QuotaLease(String process, int units, Instant until, Instant queuedAt) {
        this(process, units, until, queuedAt, ALL);
    }

    /** The same with an end that is not later than {@code latest}. */
    QuotaLease endingBy(Instant latest) {
        return until.isAfter(latest) ? new QuotaLease(process, units, latest, queuedAt, wanted) : this;
    }

    /** Whether the store has the same already, and will have it at {@code latest}. */
    boolean isStill(QuotaLease next, Instant latest) {
        return new QuotaLease(process, units, next.until, queuedAt, wanted).equals(next) && until.isAfter(latest);
    }
}
