package io.github.kisroutes.config.key;

import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.ResolveRequest;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.ServerSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.TokenSettings;
import io.github.kisroutes.market.ListingMarket;
import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.market.StockCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every key there is, each in one entry: validation, {@code config/application.properties} and the README's table agree
 * with this list, and tests hold them to it.
 */
public final class SettingKeys {
    private static final List<SettingKey<?>> TABLE = new ArrayList<>();
    private static final String H2_FILE = "jdbc:h2:file:./data/kis;AUTO_SERVER=TRUE;WRITE_DELAY=0";
    private static final String H2_DEMO_FILE = "jdbc:h2:file:./data/demo;AUTO_SERVER=TRUE;WRITE_DELAY=0";

    public static final SettingKey<Environment> ENVIRONMENT = key(
            "kis.environment",
            SettingTypes.oneOf(Environment.class),
            "real",
            "Which broker is talked to: real, paper (mock investment), or demo (a simulator inside this process).");
    public static final SettingKey<URI> BASE_URL = keyByEnvironment(
            "kis.base-url",
            AddressTypes.http(),
            Environment.REAL.address(),
            Environment.PAPER.address(),
            "",
            "The broker's address, by default the one of the environment; https only, except on loopback.");
    public static final SettingKey<List<String>> ALLOWED_HOSTS = key(
            "kis.allowed-hosts",
            ListTypes.hosts(),
            "",
            "Hosts, besides the two of KIS and loopback, that kis.base-url may name; each of them gets the app secret.");
    public static final SettingKey<Secret> CLIENT_ID = key(
            "kis.client-id",
            SettingTypes.secret("an app key of 36 characters"),
            "{{env:KIS_APP_KEY}}",
            "The app key of the KIS account.");
    public static final SettingKey<Secret> CLIENT_SECRET = key(
            "kis.client-secret",
            SettingTypes.secret("an app secret of 180 characters"),
            "{{env:KIS_APP_SECRET}}",
            "The app secret of the KIS account.");
    public static final SettingKey<Settings.CustomerType> CUSTOMER_TYPE = key(
            "kis.customer-type",
            SettingTypes.letters(Settings.CustomerType.class),
            "P",
            "Who the account belongs to: P a person, B a company.");

    public static final SettingKey<Integer> RATE_PER_SECOND = keyByEnvironment(
            "kis.rate.per-second",
            SettingTypes.wholeNumber(1, 100, "calls per second"),
            "20",
            "5",
            "20",
            "The broker's ceiling for this key pair; never exceeded, and the pace below it is found at run time.");
    public static final SettingKey<Double> RATE_SHARE = key(
            "kis.rate.share",
            SettingTypes.share(),
            "1.0",
            "The part of the ceiling that this installation may use, when the same key pair is used elsewhere too.");

    public static final SettingKey<Duration> CONNECT_TIMEOUT = key(
            "kis.http.connect-timeout",
            SettingTypes.duration("10ms", "10m"),
            "3s",
            "The longest time for each of three steps: looking up the host, connecting, and the TLS handshake.");
    public static final SettingKey<Duration> RESPONSE_TIMEOUT = key(
            "kis.http.response-timeout",
            SettingTypes.duration("10ms", "10m"),
            "10s",
            "How long the broker may stay silent before and within an answer.");
    public static final SettingKey<Duration> ANSWER_TIMEOUT = key(
            "kis.http.answer-timeout",
            SettingTypes.duration("10ms", "10m"),
            "30s",
            "The longest time for a whole call, from looking up the host to the last byte of the answer.");

    public static final SettingKey<Secret> HTTP_PROXY = key(
            "kis.http.proxy",
            SettingTypes.secret("an address http://host:port, or http://user:password@host:port"),
            "{{env:HTTPS_PROXY:}}",
            "The proxy to the internet, if the Java platform names none. It is treated as a secret because it may contain a password.");
    public static final SettingKey<String> HTTP_NO_PROXY = key(
            "kis.http.no-proxy",
            SettingTypes.text("host names, separated by commas"),
            "{{env:NO_PROXY:}}",
            "Hosts that are reached without kis.http.proxy. Loopback addresses never use it.");

    public static final SettingKey<Duration> TOKEN_MARGIN = key(
            "kis.token.margin", SettingTypes.duration("1s", "1h"), "5m", "How long before its end a token is renewed.");
    public static final SettingKey<TokenSettings.Store> TOKEN_STORE = key(
            "kis.token.store",
            SettingTypes.oneOf(TokenSettings.Store.class),
            "jdbc",
            "Where the token is kept between restarts and shared between processes: jdbc, redis, or memory (not at all).");
    public static final SettingKey<Secret> TOKEN_REDIS_URL = key(
            "kis.token.redis-url",
            SettingTypes.secret("an address redis://host:port, or rediss://host:port with TLS"),
            "",
            "The Redis of kis.token.store=redis; treated as a secret because it may hold a password.");
    public static final SettingKey<Path> TOKEN_CIPHER_KEY_FILE = keyByEnvironment(
            "kis.token.cipher-key-file",
            SettingTypes.file(),
            "data/token.key",
            "data/token.key",
            "data/demo-token.key",
            "The key that encrypts the stored token: a file of mode 0600, made at the first start.");
    public static final SettingKey<Duration> TOKEN_ISSUE_INTERVAL = key(
            "kis.token.issue-interval",
            SettingTypes.duration("1ms", "1h"),
            "61s",
            "The least time between two requests for a token, over all processes; KIS allows one per minute.");
    public static final SettingKey<TokenSettings.Command> TOKEN_COMMAND = key(
            "kis.token.command",
            SettingTypes.oneOf(TokenSettings.Command.class),
            "",
            "Do this to the token, print the outcome and end: status, renew, or revoke.");

    public static final SettingKey<Path> SYMBOLS_FILE = key(
            "kis.symbols.file",
            SettingTypes.file(),
            "config/symbols.csv",
            "What to collect: a UTF-8 file of lines code,name,priority, or master for the whole market.");
    public static final SettingKey<URI> SYMBOLS_MASTER_URL = keyByEnvironment(
            "kis.symbols.master-url",
            AddressTypes.http(),
            "https://new.real.download.dws.co.kr/common/master",
            "https://new.real.download.dws.co.kr/common/master",
            "",
            "The folder from which the list of the whole market is downloaded; https only, except on loopback.");
    public static final SettingKey<Path> SYMBOLS_MASTER_DIRECTORY = keyByEnvironment(
            "kis.symbols.master-directory",
            SettingTypes.file(),
            "data/master",
            "data/master",
            "data/demo-master",
            "Where the last good master files are kept, for the day on which a download fails.");
    public static final SettingKey<List<String>> SYMBOLS_GROUPS = key(
            "kis.symbols.groups",
            ListTypes.words("[A-Z]{2}", "codes of two capital letters such as ST stock, EF ETF, RT REIT"),
            "ST",
            "What of the whole market is collected, by the group codes of the master files.");
    public static final SettingKey<List<ListingMarket>> SYMBOLS_MARKETS = keyByEnvironment(
            "kis.symbols.markets",
            ListTypes.someOf(ListingMarket.class),
            "KOSPI,KOSDAQ",
            "KOSPI,KOSDAQ",
            "KOSPI",
            "What of the whole market is collected, by the market of its listing.");
    public static final SettingKey<Path> HOLIDAYS_FILE = key(
            "kis.calendar.holidays-file",
            SettingTypes.file(),
            "config/holidays.csv",
            "Days on which the exchange is closed, for when neither the broker nor candles tell.");
    public static final SettingKey<String> COLLECT_CRON =
            key("kis.collect.cron", SettingTypes.cron(), "0 40 15 ? * MON-FRI", "When the daily collection runs.");
    public static final SettingKey<ZoneId> COLLECT_TIME_ZONE = key(
            "kis.collect.time-zone",
            SettingTypes.timeZone(),
            Seoul.ZONE.getId(),
            "The time zone in which kis.collect.cron is read.");
    public static final SettingKey<String> COLLECT_SETTLE_CRON = key(
            "kis.collect.settle-cron",
            SettingTypes.cron(),
            "0 30 7 ? * MON-FRI",
            "When the last five trading days, and older rows that are not final yet, are read again.");
    public static final SettingKey<LocalTime> COLLECT_RETRY_UNTIL = key(
            "kis.collect.retry-until",
            SettingTypes.timeOfDay(),
            "17:30",
            "Until when a daily collection that failed is tried again on the same day.");
    public static final SettingKey<Integer> COLLECT_DAYS = key(
            "kis.collect.days",
            SettingTypes.wholeNumber(1, 36_500, "calendar days"),
            "30",
            "How many calendar days a collection reads of a stock without rows.");
    public static final SettingKey<LocalDate> COLLECT_FROM = key(
            "kis.collect.from",
            SettingTypes.date(),
            "",
            "The first day of a fixed range, instead of kis.collect.days.");
    public static final SettingKey<LocalDate> COLLECT_TO =
            key("kis.collect.to", SettingTypes.date(), "", "The last day of a fixed range.");
    public static final SettingKey<Boolean> COLLECT_REREAD = key(
            "kis.collect.reread",
            SettingTypes.trueOrFalse(),
            "false",
            "Whether a backfill asks again for what is complete and final.");
    public static final SettingKey<Boolean> COLLECT_HEAL = key(
            "kis.collect.heal",
            SettingTypes.trueOrFalse(),
            "false",
            "Collect exactly what the view missing_daily_price lists; needs kis.collect.once=true.");
    public static final SettingKey<List<StockCode>> COLLECT_SYMBOLS = key(
            "kis.collect.symbols",
            ListTypes.stockCodes(),
            "",
            "The stocks to collect, instead of those of kis.symbols.file.");
    public static final SettingKey<Boolean> COLLECT_ONCE = key(
            "kis.collect.once",
            SettingTypes.trueOrFalse(),
            "false",
            "Collect now, print the summary and end with exit code 0 (complete), 2 (some failed or in doubt) or 1.");
    public static final SettingKey<Integer> COLLECT_WORKERS = key(
            "kis.collect.workers",
            SettingTypes.wholeNumber(1, 64, "calls in flight"),
            "16",
            "How many calls are in flight at the same time.");

    public static final SettingKey<Duration> COLLECT_RETRY_PAUSE = key(
            "kis.collect.retry-pause",
            SettingTypes.duration("1ms", "10m"),
            "5s",
            "How long failed symbols rest before they are tried again, up to three times.");
    public static final SettingKey<Duration> COLLECT_LEASE = key(
            "kis.collect.lease",
            SettingTypes.duration("2s", "10m"),
            "30s",
            "How long a collection whose process shows no sign of life is left alone before it is resumed.");

    public static final SettingKey<ResolveRequest> RESOLVE = key(
            "kis.resolve",
            ResolveType.resolveRequest(),
            "",
            "Say why days are in order, <code> <from>..<to> <REASON> <text>, keep it and end.");

    public static final SettingKey<Path> CROSSCHECK_FILE = key(
            "kis.crosscheck.file",
            SettingTypes.file(),
            "",
            "Compare the stored candles with this CSV of another vendor, code,date,close,volume, print it and end.");

    public static final SettingKey<Settings.RoutesReload> ROUTES_RELOAD = key(
            "kis.routes.reload",
            SettingTypes.oneOf(Settings.RoutesReload.class),
            "auto",
            "Whether a saved route file is taken over while the routes run: auto, on, off.");
    public static final SettingKey<List<String>> ROUTES_ALLOWED_HOSTS = key(
            "kis.routes.allowed-hosts",
            ListTypes.hosts(),
            "",
            "Hosts that routes of your own may call over http or https; loopback, too, only when it is listed.");

    public static final SettingKey<Boolean> EVENTS_ENABLED = key(
            "kis.events.enabled",
            SettingTypes.trueOrFalse(),
            "false",
            "Send every new or changed candle to the subscribers in routes/kis-candle-events.camel.yaml.");

    public static final SettingKey<Boolean> SERVER_ENABLED = keyByEnvironment(
            "kis.server.enabled",
            SettingTypes.trueOrFalse(),
            "false",
            "false",
            "true",
            "Whether this process has an HTTP server, with metrics at /observe/metrics and health at /observe/health.");
    public static final SettingKey<String> SERVER_HOST = key(
            "kis.server.host",
            AddressTypes.host(),
            "127.0.0.1",
            "The address that the server listens on; another than loopback needs a token, and TLS or kis.server.plain-http.");
    public static final SettingKey<Integer> SERVER_PORT = key(
            "kis.server.port",
            SettingTypes.wholeNumber(0, 65535, "a port; 0 takes one that is free"),
            "9080",
            "The port of the server; if it is taken, a warning says so and everything else works.");
    public static final SettingKey<List<String>> SERVER_NAMES = key(
            "kis.server.names",
            ListTypes.hosts(),
            "",
            "Host names by which the server may be called, besides loopback and kis.server.host; others get 421.");
    public static final SettingKey<Secret> SERVER_TOKEN = key(
            "kis.server.token",
            SettingTypes.secret("at least 20 characters"),
            "",
            "The bearer token that every change needs, and every request where kis.server.host is not loopback.");
    public static final SettingKey<Path> SERVER_TLS_KEYSTORE = key(
            "kis.server.tls.keystore",
            SettingTypes.file(),
            "",
            "The PKCS12 file with the server's certificate and key; with it the server speaks https only.");
    public static final SettingKey<Secret> SERVER_TLS_PASSWORD = key(
            "kis.server.tls.password",
            SettingTypes.secret("the password of kis.server.tls.keystore"),
            "",
            "The password of that file.");
    public static final SettingKey<ServerSettings.PlainHttp> SERVER_PLAIN_HTTP = key(
            "kis.server.plain-http",
            SettingTypes.oneOf(ServerSettings.PlainHttp.class),
            "refused",
            "Whether the server may speak plain HTTP off loopback: refused, accepted.");

    public static final SettingKey<Set<PriceBasis>> PRICE_BASIS = key(
            "kis.price-basis",
            ListTypes.priceBases(),
            "adjusted",
            "Prices with splits and rights issues worked in (adjusted), as they were paid (raw), or both series.");
    public static final SettingKey<Market> MARKET = key(
            "kis.market",
            SettingTypes.letters(Market.class),
            "J",
            "Whose trades make the candle: J KRX, NX Nextrade, UN both.");

    public static final SettingKey<Language> LANGUAGE = key(
            "kis.language",
            SettingTypes.oneOf(Language.class),
            "en",
            "The language of the summary, the banner and the alerts: en English, ko Korean.");

    public static final SettingKey<Secret> ALERT_SLACK_URL = key(
            "kis.alert.slack.url",
            AddressTypes.hook(),
            "",
            "The address of a Slack incoming webhook that gets the alerts; it is a secret.");
    public static final SettingKey<String> ALERT_MAIL_HOST =
            key("kis.alert.mail.host", ListTypes.host(), "", "The mail server for alerts.");
    public static final SettingKey<Integer> ALERT_MAIL_PORT = key(
            "kis.alert.mail.port",
            SettingTypes.wholeNumber(1, 65_535, "a TCP port"),
            "587",
            "The mail server's port: 587 with starttls, 465 with tls as a rule.");
    public static final SettingKey<AlertSettings.MailSecurity> ALERT_MAIL_SECURITY = key(
            "kis.alert.mail.security",
            SettingTypes.oneOf(AlertSettings.MailSecurity.class),
            "starttls",
            "How the connection to the mail server is protected: starttls, tls, or none.");
    public static final SettingKey<String> ALERT_MAIL_USERNAME = key(
            "kis.alert.mail.username",
            SettingTypes.text("the name of a user of the mail server"),
            "",
            "The user of the mail server; none for a server that wants none.");
    public static final SettingKey<Secret> ALERT_MAIL_PASSWORD = key(
            "kis.alert.mail.password",
            SettingTypes.secret("the password of kis.alert.mail.username"),
            "",
            "That user's password.");
    public static final SettingKey<String> ALERT_MAIL_FROM =
            key("kis.alert.mail.from", ListTypes.mailAddress(), "", "The sender of alerts by mail.");
    public static final SettingKey<List<String>> ALERT_MAIL_TO =
            key("kis.alert.mail.to", ListTypes.mailAddresses(), "", "Who gets alerts by mail.");
    public static final SettingKey<Secret> ALERT_WEBHOOK_URL = key(
            "kis.alert.webhook.url",
            AddressTypes.hook(),
            "",
            "An address that gets each alert as JSON by POST; it is a secret.");
    public static final SettingKey<Language> ALERT_LANGUAGE = key(
            "kis.alert.language",
            SettingTypes.oneOf(Language.class),
            "{{kis.language}}",
            "The language of the alerts: en English, ko Korean.");
    public static final SettingKey<LocalTime> ALERT_LATE_BY = key(
            "kis.alert.late-by",
            SettingTypes.timeOfDay(),
            "17:30",
            "From what time on a daily collection that is not finished is late, in kis.collect.time-zone.");
    public static final SettingKey<Duration> ALERT_REPEAT = key(
            "kis.alert.repeat",
            SettingTypes.duration("1m", "30d"),
            "24h",
            "How long after a message an alert that still stands is told again.");
    public static final SettingKey<LocalDate> ALERT_KEY_ISSUED_ON = key(
            "kis.alert.key-issued-on",
            SettingTypes.date(),
            "",
            "The day on which the app key was created; it is valid for a year, and 30 days before its end you are told.");
    public static final SettingKey<Secret> ALERT_HEARTBEAT_URL = key(
            "kis.alert.heartbeat-url",
            AddressTypes.hook(),
            "",
            "An address that is called after each finished collection, for a dead-man switch; it is a secret.");
    public static final SettingKey<Boolean> ALERT_TEST = key(
            "kis.alert.test",
            SettingTypes.trueOrFalse(),
            "false",
            "Send one test message by each channel, print what each answered, and end.");

    public static final SettingKey<String> DATABASE_URL = keyByEnvironment(
            "kis.database.url",
            AddressTypes.jdbc(),
            H2_FILE,
            H2_FILE,
            H2_DEMO_FILE,
            "The database of the candles, H2 or PostgreSQL, told from the URL.");
    public static final SettingKey<String> DATABASE_USERNAME = key(
            "kis.database.username",
            SettingTypes.text("the name of a database user"),
            "sa",
            "The database user; PostgreSQL needs one of its own.");
    public static final SettingKey<Secret> DATABASE_PASSWORD = key(
            "kis.database.password",
            SettingTypes.secret("the password of kis.database.username"),
            "",
            "The database user's password.");

    public static final SettingKey<String> DATABASE_DATASOURCE = key(
            "kis.database.datasource",
            SettingTypes.text("the name of a DataSource"),
            "",
            "Karaf: the name of a DataSource of the runtime, used instead of kis.database.url.");

    public static final SettingKey<Boolean> CLUSTER = key(
            "kis.cluster",
            SettingTypes.trueOrFalse(),
            "false",
            "Fire the schedule once for all processes of one PostgreSQL database instead of once in each.");

    private SettingKeys() {}

    /** Every key, in the order of the documentation. */
    public static List<SettingKey<?>> all() {
        return List.copyOf(TABLE);
    }

    /** The key of this name. */
    public static Optional<SettingKey<?>> named(String name) {
        return all().stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static <T> SettingKey<T> key(String name, SettingType<T> kind, String everywhere, String meaning) {
        return keyByEnvironment(name, kind, everywhere, everywhere, everywhere, meaning);
    }

    private static <T> SettingKey<T> keyByEnvironment(
            String name, SettingType<T> kind, String real, String paper, String demo, String meaning) {
        SettingKey<T> key = new SettingKey<>(name, kind, real, paper, demo, meaning);
        TABLE.add(key);
        return key;
    }
}
