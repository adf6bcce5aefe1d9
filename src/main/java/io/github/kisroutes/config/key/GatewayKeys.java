package io.github.kisroutes.config.key;

import java.time.Duration;

/** The gateway: what its clients may do, and how much of the quota they get. */
public final class GatewayKeys {
    static final KeyTable TABLE = new KeyTable();

    public static final SettingKey<Double> GATEWAY_SHARE = TABLE.key(
            "kis.gateway.share",
            SettingTypes.share(),
            "0.5",
            "The part of this process's calls that clients of the gateway get while a collection has calls waiting, too.");
    public static final SettingKey<Duration> GATEWAY_MAX_WAIT = TABLE.key(
            "kis.gateway.max-wait",
            SettingTypes.duration("100ms", "2m"),
            "4s",
            "How long a client's call waits for its turn before it is answered with EGW00201.");

    private GatewayKeys() {}
}
