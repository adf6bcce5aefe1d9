package io.github.kisroutes.config;

/**
 * How much of the broker's quota may be used.
 *
 * @param perSecond the ceiling of the key pair, calls per second
 * @param share the part of it for this installation, above 0 and up to 1
 */
public record RateSettings(int perSecond, double share) {}
