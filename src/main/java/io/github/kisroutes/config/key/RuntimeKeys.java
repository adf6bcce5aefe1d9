package io.github.kisroutes.config.key;

import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.ServerSettings;
import io.github.kisroutes.config.Settings;
import java.nio.file.Path;
import java.util.List;

/** How the process is run: its routes, its events, its server. */
public final class RuntimeKeys {
    static final KeyTable TABLE = new KeyTable();

    public static final SettingKey<Settings.RoutesReload> ROUTES_RELOAD = TABLE.key(
            "kis.routes.reload",
            SettingTypes.oneOf(Settings.RoutesReload.class),
            "auto",
            "Whether a saved route file is taken over while the routes run: auto, on, off.");
    public static final SettingKey<List<String>> ROUTES_ALLOWED_HOSTS = TABLE.key(
            "kis.routes.allowed-hosts",
            ListTypes.hosts(),
            "",
            "Hosts that routes of your own may call over http or https; loopback, too, only when it is listed.");

    public static final SettingKey<Boolean> EVENTS_ENABLED = TABLE.key(
            "kis.events.enabled",
            SettingTypes.trueOrFalse(),
            "false",
            "Send every new or changed candle to the subscribers in routes/kis-candle-events.camel.yaml.");

    public static final SettingKey<Boolean> SERVER_ENABLED = TABLE.keyByEnvironment(
            "kis.server.enabled",
            SettingTypes.trueOrFalse(),
            "false",
            "false",
            "true",
            "Whether this process has an HTTP server, with the page at /, metrics at /observe/metrics and health at"
                    + " /observe/health.");
    public static final SettingKey<String> SERVER_HOST = TABLE.key(
            "kis.server.host",
            AddressTypes.host(),
            "127.0.0.1",
            "The address that the server listens on; another than loopback needs a token, and TLS or kis.server.plain-http.");
    public static final SettingKey<Integer> SERVER_PORT = TABLE.key(
            "kis.server.port",
            SettingTypes.wholeNumber(0, 65535, "a port; 0 takes one that is free"),
            "9080",
            "The port of the server; if it is taken, a warning says so and everything else works.");
    public static final SettingKey<List<String>> SERVER_NAMES = TABLE.key(
            "kis.server.names",
            ListTypes.hosts(),
            "",
            "Host names by which the server may be called, besides loopback and kis.server.host; others get 421.");
    public static final SettingKey<Secret> SERVER_TOKEN = TABLE.key(
            "kis.server.token",
            SettingTypes.secret("at least 20 characters"),
            "",
            "The bearer token that every change needs, and every request where kis.server.host is not loopback.");
    public static final SettingKey<Path> SERVER_TLS_KEYSTORE = TABLE.key(
            "kis.server.tls.keystore",
            SettingTypes.file(),
            "",
            "The PKCS12 file with the server's certificate and key; with it the server speaks https only.");
    public static final SettingKey<Secret> SERVER_TLS_PASSWORD = TABLE.key(
            "kis.server.tls.password",
            SettingTypes.secret("the password of kis.server.tls.keystore"),
            "",
            "The password of that file.");
    public static final SettingKey<ServerSettings.PlainHttp> SERVER_PLAIN_HTTP = TABLE.key(
            "kis.server.plain-http",
            SettingTypes.oneOf(ServerSettings.PlainHttp.class),
            "refused",
            "Whether the server may speak plain HTTP off loopback: refused, accepted.");

    private RuntimeKeys() {}
}
