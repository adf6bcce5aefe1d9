package io.github.kisroutes.ratelimit;

import io.github.kisroutes.ratelimit.share.SharedQuota;
import java.time.Instant;
import java.util.Optional;

/**
 * KIS was found to allow fewer calls than are configured.
 *
 * @param perSecond what it allows, calls per second
 * @param configured {@code kis.rate.per-second}
 * @param nextTry when one call more is tried
 */
public record LoweredQuota(int perSecond, int configured, Instant nextTry) {
    static Optional<LoweredQuota> of(SharedQuota quota, int configured) {
        return quota.level()
                .filter(level -> level.isConfirmed() && level.perSecond() < configured)
                .map(level -> new LoweredQuota(level.perSecond(), configured, level.nextTry()));
    }
}
