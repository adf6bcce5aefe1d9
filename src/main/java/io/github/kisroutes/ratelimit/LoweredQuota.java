package io.github.kisroutes.ratelimit;

import java.time.Instant;

/**
 * KIS was found to allow fewer calls than are configured.
 *
 * @param perSecond what it allows, calls per second
 * @param configured {@code kis.rate.per-second}
 * @param nextTry when one call more is tried
 */
public record LoweredQuota(int perSecond, int configured, Instant nextTry) {}
