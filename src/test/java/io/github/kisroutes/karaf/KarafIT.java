package io.github.kisroutes.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.kisroutes.alert.AlertReceiver;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * One real Karaf, used as an operator uses it, from the first deployment to the upgrade; the tests are the chapters of that one
 * story and build on each other. A Camel of another version is installed beside ours all the time.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KarafIT {
    private static final String CFG = "etc/io.github.kisroutes.cfg";
    private static final String ROUTES = "etc/kis-routes/";
    private static final String CALL = ROUTES + "kis-call.camel.yaml";
    private static final String PRICE = ROUTES + "kis-current-price.camel.yaml";
    private static final String MINE = ROUTES + "mine.camel.yaml";
    private static final List<String> SYMBOLS = List.of("005930", "000660", "035420");

    /** Not asked for before the edit in mid-run: what is complete is not asked for again. */
    private static final List<String> MORE_SYMBOLS =
            List.of("035720", "005380", "000270", "066570", "207940", "068270", "006400", "005490");

    private static final String LAST_SYMBOL = "003670";
    private static final String TAKEN_OVER = "routes run from ";
    private static final String OLD_ONE_RUNS = "The routes keep running with the configuration before.";
    private static final LocalDate FROM = LocalDate.of(2025, 5, 19);
    private static final LocalDate TO = LocalDate.of(2025, 6, 16);

    @TempDir
    static Path folder;

    private static final Simulator BROKER = Simulator.start();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static AlertReceiver receiver;
    private static KarafProcess karaf;

    @BeforeAll
    static void a_karaf_with_camel_in_it() throws IOException {
        Path home =
                KarafProcess.BUILD.resolve("karaf-it-" + ProcessHandle.current().pid());
        karaf = KarafProcess.unpacked(home)
                .withBootFeatures(
                        KarafProcess.BUILD.resolve("feature/camel-features.xml"),
                        "camel-core",
                        "camel-yaml-dsl",
                        "camel-http",
                        "camel-jackson",
                        "camel-jdbc",
                        "camel-quartz",
                        "camel-caffeine",
                        "camel-mail")
                // A stage of its own, so that it is there first.
                .withBootFeatures(
                        OtherCamel.features(KarafProcess.BUILD.resolve("other-camel"), folder), "(other-camel)");
        receiver = new AlertReceiver();
        MAIL.start();
        karaf.start(environment());
        karaf.deploy(RouteListProbe.jar(folder));
        karaf.deploy(OtherCamel.jar(folder));
    }

    /** What belongs into the environment rather than into a file: the key pair; and here, where the simulator is. */
    private static Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "KIS_APP_KEY", BROKER.appKey(),
                "KIS_APP_SECRET", BROKER.appSecret(),
                "KIS_BASE_URL", BROKER.baseUri().toString(),
                "KIS_COLLECT_FROM", FROM.toString(),
                "KIS_COLLECT_TO", TO.toString()));
        variables.putAll(Map.of(
                "KIS_ROUTES_ALLOWED_HOSTS", "127.0.0.1",
                "KIS_ALERT_KEY_ISSUED_ON", LocalDate.now().minusDays(350).toString(),
                "KIS_ALERT_SLACK_URL", receiver.slackUrl(),
                "KIS_ALERT_MAIL_HOST", "127.0.0.1",
                "KIS_ALERT_MAIL_PORT", String.valueOf(MAIL.getSmtp().getPort()),
                "KIS_ALERT_MAIL_SECURITY", "none",
                "KIS_ALERT_MAIL_FROM", "kis@example.com",
                "KIS_ALERT_MAIL_TO", "you@example.com"));
        return variables;
    }

    @AfterAll
    static void stop() {
        karaf.close();
        BROKER.close();
        receiver.close();
        MAIL.stop();
    }

    @Test
    @Order(1)
    void a_kar_in_the_deploy_folder_starts_the_routes_and_lays_down_the_operators_files() throws IOException {
        karaf.deploy(KarafProcess.built(".kar"));

        eventually("the routes run", 90, KarafIT::allRunAsShipped);
        assertThat(routes())
                .contains("kis-camel-routes kis-call Started")
                .allMatch(line -> line.startsWith("kis-camel-routes "));
        assertThat(karaf.read(CFG)).contains("#kis.collect.cron=0 40 15 ? * MON-FRI", "#kis.database.datasource=");
        assertThat(karaf.path(CALL)).hasSameTextualContentAs(Path.of("routes/kis-call.camel.yaml"));
    }

    @Test
    @Order(1)
    void another_version_of_camel_runs_its_own_route_beside_ours() {
        eventually(
                "both are resolved",
                30,
                () -> karaf.read(RouteListProbe.VERSIONS).lines().toList().equals(List.of("4.14.0", "4.18.0")));
        eventually("the other runs", 30, () -> karaf.read(OtherCamel.FILE).startsWith("4.14.0"));
        theOtherCamelWorks();
    }

    private static void theOtherCamelWorks() {
        String before = karaf.read(OtherCamel.FILE);
        eventually("the other Camel works", 30, () -> {
            String now = karaf.read(OtherCamel.FILE);
            return !now.isEmpty() && !now.equals(before);
        });
    }

    @Test
    @Order(1)
    void what_the_product_says_is_in_the_log_of_the_runtime_under_the_name_of_its_bundle() {
        assertThat(karaf.log().lines().filter(line -> line.contains(TAKEN_OVER)).toList())
                .isNotEmpty()
                .allMatch(line -> line.matches(".* INFO .*Installation .* - kis-camel-routes - 1.0.0 \\| .*"));
    }

    @Test
    @Order(2)
    void a_changed_configuration_takes_effect_and_the_schedule_collects_complete_rows() throws IOException {
        karaf.edit(
                CFG, text -> text.replace("#kis.collect.symbols=", "kis.collect.symbols=" + String.join(",", SYMBOLS))
                        .replace("#kis.collect.cron=0 40 15 ? * MON-FRI", "kis.collect.cron=0/1 * * * * ?"));

        eventually("two runs are done", 60, () -> {
            openToday();
            return runs("DONE") >= 2;
        });
        assertThat(rows()).isEqualTo(given(SYMBOLS));
        assertThat(BROKER.record().tokenRequests()).isEqualTo(1);
        assertThat(BROKER.record().refusedByQuota()).isZero();
    }

    @Test
    @Order(2)
    void an_alert_leaves_by_slack_and_by_mail() {
        eventually("both have it", 60, () -> !receiver.slack().isEmpty() && MAIL.getReceivedMessages().length > 0);
        assertThat(receiver.slack()).anyMatch(text -> text.contains("key-expires"));
    }

    @Test
    @Order(2)
    @DisabledOnOs(OS.WINDOWS)
    void the_database_is_closed_to_other_users_and_runs_no_java() throws Exception {
        Path own = karaf.path("data/kis");
        assertThat(Files.getPosixFilePermissions(own)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.list(own)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        try (Connection connection = asGuest();
                Statement statement = connection.createStatement()) {
            for (String java : List.of(
                    "CREATE ALIAS f AS $$ String f() { return System.getenv(\"HOME\"); } $$",
                    "CREATE ALIAS f FOR 'java.lang.System.getProperty(java.lang.String)'")) {
                assertThatThrownBy(() -> statement.execute(java), java).hasMessageContaining("is denied");
            }
        }
    }

    @Test
    @Order(3)
    void a_wrong_configuration_is_named_and_the_old_one_keeps_running() throws IOException {
        karaf.edit(CFG, text -> text.replace("#kis.collect.days=30", "kis.collect.days=thirty"));

        eventually("the mistake is in the log", 30, () -> karaf.log().contains("kis.collect.days = thirty"));
        long before = runs("DONE");
        eventually("another run is done", 30, () -> runs("DONE") > before);
        assertThat(timesInLog(OLD_ONE_RUNS)).isEqualTo(1);

        karaf.edit(CFG, text -> text.replace("kis.collect.days=thirty", "#kis.collect.days=30"));
        eventually("back again, it restarts nothing", 30, () -> karaf.log()
                .contains("again the one the routes are running"));
        assertThat(timesInLog(TAKEN_OVER)).isEqualTo(2);
    }

    @Test
    @Order(4)
    void a_route_of_the_operator_is_added_edited_and_removed_while_all_others_run() throws IOException {
        Files.writeString(karaf.path(MINE), buildingBlocks());
        eventually("the price is asked for", 30, () -> askedPriceOf("005930"));
        eventually("the candles are asked for", 30, () -> !BROKER.record()
                .matching(call -> "FHKST03010100".equals(call.trId())
                        && !call.parameters().containsValue(FROM.format(DateTimeFormatter.BASIC_ISO_DATE)))
                .isEmpty());
        eventually("the token is named", 30, () -> karaf.log().contains("is ready"));
        eventually("the price is said", 30, () -> said(" 005930 \\d+ KRW"));

        String saved = karaf.read(MINE);
        for (int save = 1; save < 10; save++) {
            Files.writeString(karaf.path(MINE), saved + "# save " + save + "\n");
        }
        Files.writeString(karaf.path(MINE), saved.replace("005930", "051910"));
        eventually("of ten saves in a second the last one is live", 30, () -> askedPriceOf("051910"));

        Files.delete(karaf.path(MINE));
        eventually("the removed routes are gone", 30, () -> routes().stream().noneMatch(line -> line.contains(" my-")));
        assertThat(BROKER.record().refusedByQuota()).isZero();
        assertThat(BROKER.record().tokenRequests()).isEqualTo(1);
    }

    private static boolean said(String words) {
        return karaf.log().lines().anyMatch(line -> line.matches(".*" + words));
    }

    /** The example of the documentation, at times that suit a test. */
    private static String buildingBlocks() throws IOException {
        return Files.readString(Path.of("docs/examples/building-blocks.camel.yaml"))
                .replace("period: 60000", "period: 1000")
                .replace("cron: 0 55 8 ? * MON-FRI", "cron: 0/1 * * * * ?")
                .replace(
                        "value: direct:my-candles",
                        "value: direct:my-candles\n      - name: cron\n        value: 0/1 * * * * ?");
    }

    private static boolean askedPriceOf(String symbol) {
        return !BROKER.record()
                .matching(call ->
                        "FHKST01010100".equals(call.trId()) && call.parameters().containsValue(symbol))
                .isEmpty();
    }

    @Test
    @Order(5)
    void broken_routes_change_nothing_and_are_reported() throws IOException {
        eventually("what the chapters before removed is gone, and the others run", 30, KarafIT::allRunAsShipped);
        List<String> before = routes();
        String price = karaf.read(PRICE);
        karaf.edit(CALL, text -> text.replace("- throttle:", "- trottle:"));
        karaf.edit(
                PRICE,
                text -> text.replace(
                        "uri: direct\n            parameters:\n              name: kis-call", "uri: nowhere:kis"));
        eventually(
                "the lint's sentence",
                30,
                () -> said("ERROR.*kis-call.camel.yaml:\\d+: Nothing holds this call back.*"));
        eventually(
                "Camel's reason",
                30,
                () -> said("ERROR.*kis-current-price.camel.yaml:\\d+: No endpoint could be found.*"));
        eventually("the state is unhealthy", 30, () -> karaf.read(RouteListProbe.HEALTH)
                .matches("(?s)DOWN kis-call.camel.yaml:\\d+: .*; kis-current-price.camel.yaml:\\d+: .*"));
        long done = runs("DONE");
        eventually("another run is done", 30, () -> runs("DONE") > done);
        assertThat(routes()).isEqualTo(before);

        karaf.edit(CALL, text -> text.replace("- trottle:", "- throttle:"));
        eventually("one is mended", 30, () -> karaf.log().contains("kis-call.camel.yaml is again the one that runs"));
        long refused = timesInLog(OLD_ONE_RUNS);
        karaf.edit(CFG, text -> text.replace("#kis.collect.workers=16", "kis.collect.workers=2"));
        eventually("a configuration is not taken over beside it", 30, () -> timesInLog(OLD_ONE_RUNS) > refused);
        assertThat(timesInLog(TAKEN_OVER)).isEqualTo(2);
        assertThat(routes()).isEqualTo(before);

        Files.writeString(karaf.path(PRICE), price);
        eventually("the configuration is taken over", 30, () -> timesInLog(TAKEN_OVER) == 3);
        eventually("the state is healthy", 30, () -> karaf.read(RouteListProbe.HEALTH)
                .startsWith("UP"));
        eventually("the same routes run", 30, () -> routes().equals(before));
        assertThat(BROKER.record().tokenRequests()).isEqualTo(1);
    }

    /** Candle events are off until they are asked for. */
    private static boolean allRunAsShipped() {
        return routes().size() >= 10
                && routes().stream()
                        .allMatch(line -> line.endsWith(" Started")
                                || "kis-camel-routes kis-candle-events-schedule Stopped".equals(line));
    }

    @Test
    @Order(6)
    void an_edit_in_mid_run_loses_no_symbol_and_no_permit() throws IOException {
        BROKER.latency(Latency.fixed(Duration.ofMillis(1500)));
        long takenOver = timesInLog(TAKEN_OVER);
        collectAlso(MORE_SYMBOLS);
        eventually("the configuration is taken over", 60, () -> timesInLog(TAKEN_OVER) > takenOver);
        eventually("a run is under way", 30, () -> runs("RUNNING") > 0);
        karaf.edit(CALL, text -> text + "# mine\n");
        eventually("the edit is live", 30, () -> said("kis-call.camel.yaml was taken over."));
        assertThat(rows())
                .as("of the run in which it was edited")
                .hasSizeLessThan(given(all(MORE_SYMBOLS)).size());
        BROKER.latency(Latency.NONE);

        eventually("no row is missing", 30, () -> rows().equals(given(all(MORE_SYMBOLS))));
        assertThat(query("SELECT stock_code, error_text FROM collection_item WHERE state = 'FAILED'"))
                .isEmpty();
        assertThat(BROKER.record().refusedByQuota()).isZero();
        assertThat(BROKER.record().tokenRequests()).isEqualTo(1);
    }

    private static void collectAlso(List<String> symbols) throws IOException {
        karaf.edit(CFG, text -> text.replaceFirst("(?m)^(kis.collect.symbols=.*)$", "$1," + String.join(",", symbols)));
    }

    private static List<String> all(List<String> more) {
        return Stream.concat(SYMBOLS.stream(), more.stream()).toList();
    }

    @Test
    @Order(7)
    void an_uninstall_leaves_the_operators_files_and_an_upgrade_keeps_them() throws IOException {
        Files.delete(karaf.path(ROUTES + "kis-progress.camel.yaml"));
        eventually("the removal is live", 30, () -> !routes().toString().contains("kis-progress"));
        String configuration = karaf.read(CFG);

        karaf.undeploy(KarafProcess.built(".kar"));
        eventually("nothing runs", 60, () -> routes().isEmpty());
        assertThat(karaf.read(CFG)).isEqualTo(configuration);
        assertThat(karaf.read(CALL)).endsWith("# mine\n");
        theOtherCamelWorks();

        karaf.deploy(NextVersion.of(KarafProcess.built(".kar"), folder));
        eventually("the next version runs", 60, () -> routes().contains("kis-camel-routes kis-call Started"));
        assertThat(karaf.read(CFG)).isEqualTo(configuration);
        assertThat(karaf.read(CALL)).endsWith("# mine\n");
        assertThat(routes().toString()).doesNotContain("kis-progress");
        assertThat(BROKER.record().tokenRequests()).isEqualTo(1);
    }

    @Test
    @Order(8)
    void a_database_that_cannot_be_opened_at_the_start_is_tried_again() throws Exception {
        karaf.stop();
        String alone = "jdbc:h2:file:" + karaf.path("data/kis/kis") + ";IFEXISTS=TRUE";
        try (Connection inTheWay = DriverManager.getConnection(alone, "sa", "")) {
            assertThat(inTheWay.isValid(1)).isTrue();
            karaf.start(environment());
            eventually("it is tried twice", 60, () -> linesAbout("has the file open exclusively") > 1);
        }
        eventually("the routes run", 60, () -> !routes().isEmpty());
    }

    private static long linesAbout(String text) {
        return karaf.log().lines().filter(line -> line.contains(text)).count();
    }

    @Test
    @Order(9)
    void a_restart_refuses_a_hole_until_it_is_mended_and_issues_no_second_token() throws IOException {
        karaf.stop();
        long before = BROKER.record().quotations().size();
        karaf.edit(CALL, text -> text.replace("mode: TotalRequests", "mode: ConcurrentRequests"));
        collectAlso(List.of(LAST_SYMBOL));
        karaf.start(environment());

        eventually("a hole that was there at the start is refused", 60, () -> karaf.log()
                .lines()
                .anyMatch(line -> line.matches(".*kis-call.camel.yaml:\\d+: Nothing holds this call back.*")));
        eventually("nothing runs", 30, () -> routes().isEmpty());
        assertThat(BROKER.record().quotations()).hasSize((int) before);

        Files.writeString(karaf.path(CALL), Files.readString(Path.of("routes/kis-call.camel.yaml")));
        eventually("mended, the schedule collects again", 60, () -> rows().toString()
                .contains(LAST_SYMBOL));
        assertThat(BROKER.record().quotations()).hasSizeGreaterThan((int) before);
        assertThat(BROKER.record().tokenRequests()).isEqualTo(1);
        assertThat(BROKER.record().refusedByQuota()).isZero();
        theOtherCamelWorks();
    }

    @Test
    @Order(10)
    void the_key_pair_stayed_in_the_environment() throws IOException {
        assertThat(karaf.log()).doesNotContain(BROKER.appKey(), BROKER.appSecret());
        assertThat(filesBelow("etc")).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file))
                .doesNotContain(BROKER.appKey(), BROKER.appSecret()));
    }

    private static List<Path> filesBelow(String folder) throws IOException {
        try (var files = Files.walk(karaf.path(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static long timesInLog(String words) {
        return karaf.log().lines().filter(line -> line.contains(words)).count();
    }

    private static List<String> routes() {
        return karaf.read(RouteListProbe.FILE).lines().toList();
    }

    /** @param seconds on a quiet machine; a busy one has three times as long */
    private static void eventually(String what, int seconds, Callable<Boolean> happened) {
        try {
            await(what)
                    .ignoreExceptions()
                    .atMost(Duration.ofSeconds(3L * seconds))
                    .pollInterval(Duration.ofMillis(200))
                    .until(happened);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(what + " not within " + 3 * seconds + " s; Karaf says:\n" + karaf.tail(), e);
        }
    }

    private static void openToday() throws IOException, SQLException {
        try (Connection connection = asGuest()) {
            TradingToday.in(connection);
        }
    }

    private static long runs(String state) {
        return Long.parseLong(query("SELECT COUNT(*) FROM collection_run WHERE state = '" + state + "'")
                .get(0));
    }

    /** The rows of the product's own database, as text in one form. */
    private static List<String> rows() {
        return query(
                "SELECT stock_code, trade_date, open_price, high_price, low_price, close_price, volume FROM daily_price"
                        + " ORDER BY stock_code, trade_date");
    }

    /** What the simulator was given, in the same form. */
    private static List<String> given(List<String> symbols) {
        CandleSource source = KrxCandles.shipped();
        return symbols.stream()
                .sorted()
                .flatMap(code -> source.bars(CandleSource.Series.adjusted(code), FROM, TO).stream()
                        .sorted((a, b) -> a.date().compareTo(b.date()))
                        .map(bar -> line(code, bar)))
                .toList();
    }

    private static String line(String code, DayBar bar) {
        return String.join(
                " ",
                Arrays.asList(
                        code,
                        bar.date().toString(),
                        String.valueOf(bar.open()),
                        String.valueOf(bar.high()),
                        String.valueOf(bar.low()),
                        String.valueOf(bar.close()),
                        String.valueOf(bar.volume())));
    }

    private static List<String> query(String sql) {
        try (Connection connection = asGuest();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    values.add(
                            value instanceof BigDecimal number
                                    ? number.stripTrailingZeros().toPlainString()
                                    : String.valueOf(value));
                }
                lines.add(String.join(" ", values));
            }
            return lines;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Never opens the file itself, which would keep the product from opening it. */
    private static Connection asGuest() throws IOException, SQLException {
        Properties lock = new Properties();
        try (Reader file = Files.newBufferedReader(karaf.path("data/kis/kis.lock.db"))) {
            lock.load(file);
        }
        String url = "jdbc:h2:tcp://" + lock.getProperty("server") + "/" + lock.getProperty("id");
        return DriverManager.getConnection(url, "sa", "");
    }
}
