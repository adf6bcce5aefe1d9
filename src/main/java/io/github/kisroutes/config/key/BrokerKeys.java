package io.github.kisroutes.config.key;

import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.TokenSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The broker: its address, the key pair, the quota, the connection and the token. */
public final class BrokerKeys {
    static final KeyTable TABLE = new KeyTable();

    public static final SettingKey<Environment> ENVIRONMENT = TABLE.key(
            "kis.environment",
            SettingTypes.oneOf(Environment.class),
            "real",
            "Which broker is talked to: real, paper (mock investment), or demo (a simulator inside this process).");
    public static final SettingKey<URI> BASE_URL = TABLE.keyByEnvironment(
            "kis.base-url",
            AddressTypes.http(),
            Environment.REAL.address(),
            Environment.PAPER.address(),
            "",
            "The broker's address, by default the one of the environment; https only, except on loopback.");
    public static final SettingKey<List<String>> ALLOWED_HOSTS = TABLE.key(
            "kis.allowed-hosts",
            ListTypes.hosts(),
            "",
            "Hosts, besides the two of KIS and loopback, that kis.base-url may name; each of them gets the app secret.");
    public static final SettingKey<Secret> CLIENT_ID = TABLE.key(
            "kis.client-id",
            SettingTypes.secret("an app key of 36 characters"),
            "{{env:KIS_APP_KEY}}",
            "The app key of the KIS account.");
    public static final SettingKey<Secret> CLIENT_SECRET = TABLE.key(
            "kis.client-secret",
            SettingTypes.secret("an app secret of 180 characters"),
            "{{env:KIS_APP_SECRET}}",
            "The app secret of the KIS account.");
    public static final SettingKey<Settings.CustomerType> CUSTOMER_TYPE = TABLE.key(
            "kis.customer-type",
            SettingTypes.letters(Settings.CustomerType.class),
            "P",
            "Who the account belongs to: P a person, B a company.");

    public static final SettingKey<Integer> RATE_PER_SECOND = TABLE.keyByEnvironment(
            "kis.rate.per-second",
            SettingTypes.wholeNumber(1, 100, "calls per second"),
            "20",
            "5",
            "20",
            "The broker's limit for this key pair; never exceeded, and the pace below it is found at run time.");
    public static final SettingKey<Double> RATE_SHARE = TABLE.key(
            "kis.rate.share",
            SettingTypes.share(),
            "1.0",
            "The part of the limit that this installation may use, when the same key pair is used elsewhere too.");

    public static final SettingKey<Duration> CONNECT_TIMEOUT = TABLE.key(
            "kis.http.connect-timeout",
            SettingTypes.duration("10ms", "10m"),
            "3s",
            "The longest time for each of three steps: looking up the host, connecting, and the TLS handshake.");
    public static final SettingKey<Duration> RESPONSE_TIMEOUT = TABLE.key(
            "kis.http.response-timeout",
            SettingTypes.duration("10ms", "10m"),
            "10s",
            "How long the broker may stay silent before and within an answer.");
    public static final SettingKey<Duration> ANSWER_TIMEOUT = TABLE.key(
            "kis.http.answer-timeout",
            SettingTypes.duration("10ms", "10m"),
            "30s",
            "The longest time for a whole call, from looking up the host to the last byte of the answer.");

    public static final SettingKey<Secret> HTTP_PROXY = TABLE.key(
            "kis.http.proxy",
            SettingTypes.secret("an address http://host:port, or http://user:password@host:port"),
            "{{env:HTTPS_PROXY:}}",
            "The proxy to the internet, if the Java platform names none. It is treated as a secret because it may contain a password.");
    public static final SettingKey<String> HTTP_NO_PROXY = TABLE.key(
            "kis.http.no-proxy",
            SettingTypes.text("host names, separated by commas"),
            "{{env:NO_PROXY:}}",
            "Hosts that are reached without kis.http.proxy. Loopback addresses never use it.");

    public static final SettingKey<Duration> TOKEN_MARGIN = TABLE.key(
            "kis.token.margin", SettingTypes.duration("1s", "1h"), "5m", "How long before its end a token is renewed.");
    public static final SettingKey<TokenSettings.Store> TOKEN_STORE = TABLE.key(
            "kis.token.store",
            SettingTypes.oneOf(TokenSettings.Store.class),
            "jdbc",
            "Where the token is kept between restarts and shared between processes: jdbc, redis, or memory (not at all).");
    public static final SettingKey<Secret> TOKEN_REDIS_URL = TABLE.key(
            "kis.token.redis-url",
            SettingTypes.secret("an address redis://host:port, or rediss://host:port with TLS"),
            "",
            "The Redis of kis.token.store=redis; treated as a secret because it may hold a password.");
    public static final SettingKey<Path> TOKEN_CIPHER_KEY_FILE = TABLE.keyByEnvironment(
            "kis.token.cipher-key-file",
            SettingTypes.file(),
            "data/token.key",
            "data/token.key",
            "data/demo-token.key",
            "The key that encrypts the stored token: a file of mode 0600, made at the first start.");
    public static final SettingKey<Duration> TOKEN_ISSUE_INTERVAL = TABLE.key(
            "kis.token.issue-interval",
            SettingTypes.duration("1ms", "1h"),
            "61s",
            "The least time between two requests for a token, over all processes; KIS allows one per minute.");
    public static final SettingKey<TokenSettings.Command> TOKEN_COMMAND = TABLE.key(
            "kis.token.command",
            SettingTypes.oneOf(TokenSettings.Command.class),
            "",
            "Do this to the token, print the outcome and end: status, renew, or revoke.");

    private BrokerKeys() {}
}
