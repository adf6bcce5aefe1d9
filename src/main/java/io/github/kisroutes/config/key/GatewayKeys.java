package io.github.kisroutes.config.key;

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

    private GatewayKeys() {}
}
