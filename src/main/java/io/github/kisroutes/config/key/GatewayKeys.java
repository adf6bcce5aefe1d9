package io.github.kisroutes.config.key;

import java.time.Duration;
import java.util.List;

/** The gateway: what its clients may do, and how much of the quota they get. */
public final class GatewayKeys {
    static final KeyTable TABLE = new KeyTable();

    public static final SettingKey<Boolean> GATEWAY_ENABLED = TABLE.key(
            "kis.gateway.enabled",
            SettingTypes.trueOrFalse(),
            "false",
            "Whether the server answers clients of KIS Open API at /oauth2 and /uapi, with one token and one quota for all.");
    public static final SettingKey<List<String>> GATEWAY_ALLOW = TABLE.key(
            "kis.gateway.allow",
            ListTypes.words("[A-Z0-9]{4,14}:/uapi(/[A-Za-z0-9_-]+)+", "calls written TR_ID:/uapi/path"),
            "",
            "Calls that pass the gateway besides its list of quotations; orders and accounts never do.");
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
