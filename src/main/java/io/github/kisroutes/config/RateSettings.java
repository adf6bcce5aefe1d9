package io.github.kisroutes.config;

import java.time.Duration;

/**
 * How much of the broker's quota may be used.
 *
 * @param perSecond the limit of the key pair, calls per second
 * @param share the part of it for this installation, above 0 and up to 1
 * @param gatewayShare the part of this process's calls that clients of the gateway get while the collection waits, too; above 0
 *     and up to 1
 * @param gatewayMaxWait how long a client's call waits for its turn
 */
public record RateSettings(int perSecond, double share, double gatewayShare, Duration gatewayMaxWait) {}
