package io.github.kisroutes.ratelimit;

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
 */
record QuotaLease(String process, int units, Instant until, Instant queuedAt) {
    /** The same with an end that is not later than {@code latest}. */
    QuotaLease endingBy(Instant latest) {
        return until.isAfter(latest) ? new QuotaLease(process, units, latest, queuedAt) : this;
    }
}
