package io.github.kisroutes.ratelimit.share;

import io.github.kisroutes.ratelimit.estimate.QuotaLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that the processes of one app key tell each other about its quota.
 *
 * @param level what the broker seems to grant, empty for the configured limit
 * @param claims who has which part of it
 */
public record SharedQuota(Optional<QuotaLevel> level, List<QuotaLease> claims) {
    /** Nobody makes calls, and the configured limit holds. */
    public static final SharedQuota EMPTY = new SharedQuota(Optional.empty(), List.of());

    /** Keeps a copy of the claims. */
    public SharedQuota {
        claims = List.copyOf(claims);
    }

    /**
     * Without the claims that have ended, and without times that cannot be: after the store's clock was set back, a claim that
     * ends later than one of this moment would, or a level that was set in the future.
     */
    public SharedQuota at(Instant now) {
        return new SharedQuota(
                level.map(found -> found.setBy(now)),
                claims.stream()
                        .filter(claim -> claim.until().isAfter(now))
                        .map(claim -> claim.endingBy(now.plus(QuotaMember.LONGEST_LEASE)))
                        .toList());
    }

    Optional<QuotaLease> of(String process) {
        return claims.stream().filter(claim -> claim.process().equals(process)).findFirst();
    }

    List<QuotaLease> others(String process) {
        return claims.stream().filter(claim -> !claim.process().equals(process)).toList();
    }

    /** Without the claim of this process. */
    SharedQuota without(String process) {
        return new SharedQuota(level, others(process));
    }

    /** With another level and this claim of its process. */
    public SharedQuota with(Optional<QuotaLevel> newLevel, QuotaLease own) {
        List<QuotaLease> next = new ArrayList<>(others(own.process()));
        next.add(own);
        return new SharedQuota(newLevel, next);
    }
}
