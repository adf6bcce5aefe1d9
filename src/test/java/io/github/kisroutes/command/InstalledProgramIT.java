package io.github.kisroutes.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.command.InstalledProgram.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as a new user has it: unpacked into a folder with a space, without Maven and without a network, its data
 * elsewhere. The tests are the chapters of one story, against the simulator that comes with it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstalledProgramIT {
    private static final Pattern STARTED = Pattern.compile("simulated at (http://127\\.0\\.0\\.1:\\d+) ");
    private static final String RANGE_FROM = "--from=2025-06-02";
    private static final String RANGE_TO = "--to=2025-06-13";
    private static final String KEY = "k".repeat(36);
    private static final String SECRET = "s".repeat(180);

    @TempDir
    static Path temporary;

    private InstalledProgram bare;
    private InstalledProgram kis;
    private Path data;
    private Process simulator;

    @BeforeAll
    void unpack() throws Exception {
        bare = InstalledProgram.unpacked(temporary.resolve("a new folder"));
        data = temporary.resolve("the data");
        Path said = temporary.resolve("simulator.txt");
        simulator = bare.start(said, "simulator", "--port=0", "--quota=0", "--app-key", KEY, "--app-secret", SECRET);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> STARTED.matcher(Files.readString(said)).find());
        Matcher started = STARTED.matcher(Files.readString(said));
        assertThat(started.find()).isTrue();
        kis = bare.with("KIS_DATA", data.toString())
                .with("KIS_BASE_URL", started.group(1))
                .with("KIS_APP_KEY", KEY)
                .with("KIS_APP_SECRET", SECRET)
                .with("KIS_TOKEN_ISSUE_INTERVAL", "1ms")
                .with("KIS_COLLECT_SYMBOLS", "005930,000660");
    }

    @AfterAll
    void stop() {
        simulator.destroyForcibly();
    }

    @Test
    @Order(1)
    void
            the_demo_in_a_korean_folder_shows_candles_without_a_key_and_leaves_an_archive_of_classes_that_is_closed_to_others()
                    throws Exception {
        // Written as bytes, for the process of this test may have no Korean letters either.
        String korean = "d=$(printf '\\355\\225\\234\\352\\270\\200') && mkdir -p \"$d\" && cd \"$d\" && ";
        Ended demo = bare.with("LC_ALL", "C")
                .with("KIS_DATA", bare.folder().resolve("data").toString())
                .run(List.of(
                        "sh",
                        "-c",
                        korean + "exec \"$0\" demo",
                        bare.home().resolve("bin/kis").toString()));
        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(demo.output())
                .contains("950 new, 0 changed", "2025-06-16 005930 삼성전자: 58000 58100 56900 57200 22200872")
                .doesNotContain("WARN", "ERROR");
        assertThat(bare.folder().resolve("data/demo.mv.db")).exists();
        Path cache = bare.folder().resolve("the cache");
        await().atMost(Duration.ofMinutes(4)).until(() -> archives(cache).size() == 1);
        assertThat(Files.getPosixFilePermissions(archives(cache).get(0)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(cache)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    private static List<Path> archives(Path cache) throws IOException {
        if (Files.notExists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @Test
    @Order(2)
    void a_check_without_a_key_says_what_to_do_and_makes_nothing() throws Exception {
        Path nowhere = temporary.resolve("nothing here");
        Ended check = bare.with("KIS_DATA", nowhere.toString()).run("check");
        assertThat(check.exitCode()).as(check.output()).isEqualTo(1);
        assertThat(check.output())
                .contains("kis.client-id is not set", "KIS_APP_KEY", "kis.client-secret is not set")
                .endsWith("The program does not run before this is put right.\n");
        Ended first = kis.with("KIS_DATA", nowhere.toString()).run("check");
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output().replaceAll("\\s+", " "))
                .contains("database: there is none yet; the first collection makes " + nowhere + "/kis.mv.db")
                .endsWith("All is well. ");
        assertThat(nowhere).doesNotExist();
        Ended runs = bare.with("KIS_DATA", nowhere.toString()).run("runs");
        assertThat(runs.exitCode()).isEqualTo(1);
        assertThat(runs.output())
                .isEqualTo("There is no database yet at " + nowhere + "/kis.mv.db: kis collect makes it.\n");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    @Order(3)
    void a_wrong_word_is_answered_with_the_right_one_in_the_language_of_the_reader() throws Exception {
        Ended wrong = bare.run("collet");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.output()).startsWith("kis does not know 'collet'; did you mean 'collect'?\n");
        Ended korean = bare.with("KIS_LANGUAGE", "ko").run("collect", "--fron=2024-01-01");
        assertThat(korean.output()).startsWith("kis collect에 없는 명령이나 옵션입니다: '--fron=2024-01-01'.");
        Ended value = kis.run("collect", "--from=yesterday", RANGE_TO);
        assertThat(value.exitCode()).isEqualTo(1);
        assertThat(value.output()).contains("kis.collect.from = yesterday (--from) cannot be used");
    }

    @Test
    @Order(4)
    void a_collection_ends_with_its_exit_code_and_is_told_by_runs() throws Exception {
        Ended collect = kis.run("collect", RANGE_FROM, RANGE_TO);
        assertThat(collect.exitCode()).as(collect.output()).isZero();
        assertThat(collect.output()).contains("2 ok, 0 empty, 0 failed of 2");
        assertThat(query("SELECT COUNT(*) FROM daily_price")).isGreaterThanOrEqualTo(16);
        assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        Ended runs = kis.run("runs");
        assertThat(runs.exitCode()).isZero();
        assertThat(runs.output()).matches("(?s)2\\d{3}-.* BACKFILL DONE \\d+ s: 2 of 2 ok, 0 failed, \\d+ new rows\n");
        Ended token = kis.run("token", "status");
        assertThat(token.exitCode()).isZero();
        assertThat(token.output()).contains("The token works.").doesNotContain(KEY, SECRET);
    }

    @Test
    @Order(5)
    void a_missing_day_is_told_and_healed() throws Exception {
        assertThat(kis.run("missing")).isEqualTo(new Ended(0, "No day is missing.\n"));
        try (Connection connection = database()) {
            connection
                    .createStatement()
                    .execute("DELETE FROM daily_price WHERE stock_code = '005930' AND trade_date = DATE '2025-06-10'");
        }
        Ended missing = kis.run("missing");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.output()).contains("005930", ": 1 day, 2025-06-10..2025-06-10", "kis heal");
        Ended check = kis.run("check");
        assertThat(check.exitCode()).as(check.output()).isEqualTo(2);
        assertThat(check.output()).contains("missing days: 1 of 1 stocks", "The token works.");
        Ended heal = kis.run("heal");
        assertThat(heal.exitCode()).as(heal.output()).isZero();
        assertThat(kis.run("missing").exitCode()).isZero();
    }

    @Test
    @Order(6)
    void a_check_changes_no_file() throws Exception {
        Map<String, String> before = states();
        kis.run("check");
        assertThat(states()).isEqualTo(before);
    }

    private Map<String, String> states() throws IOException {
        Map<String, String> states = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                states.put(
                        file.toString(),
                        Files.getLastModifiedTime(file) + " " + Files.getPosixFilePermissions(file) + " "
                                + Files.size(file));
            }
        }
        return states;
    }

    @Test
    @Order(7)
    void days_can_be_declared_in_order() throws Exception {
        Ended resolve = kis.run("resolve", "005930", "2018-04-30..2018-05-03", "HALTED", "halted", "for its split");
        assertThat(resolve.exitCode()).as(resolve.output()).isZero();
        assertThat(query("SELECT COUNT(*) FROM resolution WHERE reason = 'HALTED' AND said = 'halted for its split'"))
                .isEqualTo(1);
        Ended wrong = kis.run("resolve", "005930", "2018-04-30..2018-05-03", "BORED", "no");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.output()).contains("BORED", "HALTED");
    }

    @Test
    @Order(8)
    void of_two_copies_one_does_the_work_and_the_other_says_so() throws Exception {
        InstalledProgram late = kis.with("KIS_COLLECT_SYMBOLS", "");
        Path first = temporary.resolve("first.txt");
        Path second = temporary.resolve("second.txt");
        Process one = late.start(first, "collect", "--from=2025-01-02", RANGE_TO);
        Process other = late.start(second, "collect", "--from=2025-01-02", RANGE_TO);
        assertThat(one.waitFor(3, TimeUnit.MINUTES) && other.waitFor(3, TimeUnit.MINUTES))
                .isTrue();
        assertThat(List.of(one.exitValue(), other.exitValue()))
                .as(Files.readString(first) + Files.readString(second))
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    @Order(9)
    void without_a_network_the_check_says_so() throws Exception {
        Ended check = kis.with("KIS_BASE_URL", "http://127.0.0.1:1").run("check");
        assertThat(check.exitCode()).as(check.output()).isEqualTo(2);
        assertThat(check.output()).contains("to do   broker: 127.0.0.1:1 cannot be reached");
    }

    @Test
    @Order(10)
    void own_routes_beside_the_data_are_used_and_a_new_version_lays_its_own_beside_them() throws Exception {
        Path own = Files.createDirectories(data.resolve("routes"));
        Path route = own.resolve("kis-collect-symbol.camel.yaml");
        Files.copy(kis.home().resolve("routes/kis-collect-symbol.camel.yaml"), route);
        String edited = Files.readString(route)
                .replaceFirst("(\n *)steps:\n", "$1steps:$1  - log:$1      id: mine$1      message: my own route\n");
        Files.writeString(route, edited);
        Ended collect = kis.run("collect", RANGE_FROM, "--to=2025-06-16");
        assertThat(collect.exitCode()).as(collect.output()).isZero();
        assertThat(collect.output()).contains("my own route", "was edited by you and was left unchanged");
        assertThat(route).hasContent(edited);
        assertThat(own.resolve("kis-collect-symbol.camel.yaml.new")).exists();
        assertThat(own.resolve("kis-call.camel.yaml")).exists();
        Files.move(own, temporary.resolve("routes of before"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    @Order(11)
    void an_installation_that_nobody_may_write_to_works_for_another_user() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root can become another user")
                .isEqualTo("root");
        Path of = Files.createDirectories(temporary.resolve("of nobody"));
        for (Path folder : List.of(temporary, temporary.resolve("a new folder"), bare.folder())) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        chown("65534:65534", of);
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        command.addAll(bare.command("demo", "-Dkis.collect.symbols=005930"));
        Ended demo = bare.with("KIS_DATA", of.resolve("data").toString())
                .with("KIS_CACHE", of.resolve("cache").toString())
                .run(command);
        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(of.resolve("data/demo.mv.db")).exists();
        Ended refused = bare.with("KIS_DATA", temporary.resolve("of root").toString())
                .with("KIS_CACHE", of.resolve("cache").toString())
                .run(command);
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).contains("of root").doesNotContain("\tat ");
    }

    private static void chown(String owner, Path folder) throws Exception {
        assertThat(new ProcessBuilder("chown", owner, folder.toString()).start().waitFor())
                .isZero();
    }

    @Test
    @Order(12)
    void a_link_to_the_program_starts_it_and_a_java_that_is_missing_or_old_is_a_sentence() throws Exception {
        Path link =
                Files.createSymbolicLink(temporary.resolve("kis"), bare.home().resolve("bin/kis"));
        assertThat(bare.run(List.of(link.toString(), "--version")).output()).startsWith("kis-camel-routes 1.");
        Path old = temporary.resolve("an old java");
        Files.createDirectories(old.resolve("bin"));
        Files.createFile(
                old.resolve("bin/java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");
        Ended refused = bare.with("JAVA_HOME", old.toString()).run("check");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("is Java 11.0.2. kis needs Java 17 or newer.");
        Ended nothing = bare.with("JAVA_HOME", "/nowhere").run("check");
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.output()).startsWith("There is no Java at JAVA_HOME=/nowhere. kis needs Java 17 or newer.");
    }

    @Test
    @Order(13)
    void a_newer_java_runs_it_and_gets_an_archive_of_its_own() throws Exception {
        Path newer = newerJava();
        assumeThat(newer).as("no Java newer than 17 is installed here").isNotNull();
        Ended demo = bare.with("JAVA_HOME", newer.toString()).run("demo", "-Dkis.collect.symbols=005930");
        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(demo.output()).doesNotContain("WARN", "ERROR");
        Path cache = bare.folder().resolve("the cache");
        String before = archives(cache).toString();
        await().atMost(Duration.ofMinutes(4))
                .until(() -> archives(cache).size() == 1
                        && !archives(cache).toString().equals(before));
        Ended again = bare.with("JAVA_HOME", newer.toString()).run("demo", "-Dkis.collect.symbols=005930");
        assertThat(again.exitCode()).as(again.output()).isZero();
    }

    private static Path newerJava() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (Files.notExists(all)) {
            return null;
        }
        try (Stream<Path> homes = Files.list(all)) {
            return homes.filter(home -> version(home) > 17).findFirst().orElse(null);
        }
    }

    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("^JAVA_VERSION=\"(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException noJava) {
            return 0;
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + data.resolve("kis") + ";IFEXISTS=TRUE", "sa", "");
    }

    private long query(String sql) throws SQLException {
        try (Connection connection = database();
                var rows = connection.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
