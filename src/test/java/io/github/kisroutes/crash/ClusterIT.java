package io.github.kisroutes.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.KisRoutes;
import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.cluster.FastClockNode;
import io.github.kisroutes.cluster.OpenDays;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.http.SeenCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Nodes of a cluster, each a process, on one PostgreSQL: they fire as one, and survive the loss of any. */
@Execution(ExecutionMode.CONCURRENT)
class ClusterIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int SIGTERM = 128 + 15;
    private static final int SCHEDULES = 5;
    private static final int FIRINGS = 60;
    private static final LateListings MARKET = new LateListings(24);
    private static final Pattern FIRED = Pattern.compile("FIRED often-(\\d) (\\d+)");

    /** So that an answer comes when the process that has asked is gone or asleep. */
    private static final Duration LONG_ANSWER = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    private final Simulator broker =
            Simulator.start(SimulatorOptions.defaults().withQuota(0).withCandles(MARKET));
    private final List<ProductProcess> nodes = new ArrayList<>();
    private Database database;
    private SharedDatabase place;

    @BeforeEach
    void makeDatabase() throws Exception {
        place = PostgresqlKilledRunIT.database();
        database = Database.open(place.url(), place.username(), "");
        try (var connection = database.dataSource().getConnection()) {
            OpenDays.in(connection);
        }
    }

    @AfterEach
    void endAll() {
        nodes.forEach(ProductProcess::close);
        database.close();
        broker.close();
    }

    private ProductProcess start(Class<?> main, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(KilledRunContract.work(MARKET));
        settings.putAll(place.settings());
        settings.put("kis.cluster", "true");
        settings.put("kis.collect.once", "false");
        settings.put("kis.collect.cron", fiveMinutesAgo());
        settings.put("kis.collect.settle-cron", "0 0 0 1 1 ? 2099");
        settings.put("camel.main.name", "node-" + nodes.size());
        settings.putAll(more);
        ProductProcess node = ProductProcess.start(main, broker, folder, settings);
        nodes.add(node);
        return node;
    }

    private void start(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            start(KisRoutes.class, Map.of());
        }
        awaitNodes(number);
    }

    private void awaitNodes(int number) {
        await().atMost(LONG).until(() -> count("SELECT COUNT(*) FROM kis_qrtz_scheduler_state") == number);
    }

    /** Each day at that time: the next one is far away. */
    private static String fiveMinutesAgo() {
        ZonedDateTime then = ZonedDateTime.now(ZoneId.of("Asia/Seoul")).minusMinutes(5);
        return "0 " + then.getMinute() + " " + then.getHour() + " * * ?";
    }

    /** What Quartz finds when all nodes were down at the planned time. */
    private void letTheDailyScheduleBeDue() throws SQLException {
        update("UPDATE kis_qrtz_triggers SET next_fire_time = " + System.currentTimeMillis()
                + " WHERE trigger_name = 'daily-schedule' AND trigger_state = 'WAITING'");
    }

    /** Lets the schedule fire, until the node that collects waits for answers. */
    private ProductProcess awaitCollecting() throws Exception {
        StuckAnswers answers = new StuckAnswers(20, LONG_ANSWER);
        broker.latency(answers);
        letTheDailyScheduleBeDue();
        answers.awaitAllWaiting();
        String owner = text("SELECT owner FROM collection_run");
        return nodes.stream()
                .filter(node -> owner.startsWith("pid " + node.pid() + " "))
                .findFirst()
                .orElseThrow();
    }

    /** One of the others finishes the run that a node has left, and asks for nothing that is there. */
    private void assertFinishedByAnother(ProductProcess lost) throws Exception {
        Standing left = standing();
        broker.record().clear();
        broker.latency(Latency.NONE);
        await().atMost(LONG).until(() -> standing().runs().containsValue("DONE"));
        assertThat(text("SELECT owner FROM collection_run")).doesNotStartWith("pid " + lost.pid() + " ");
        OneOwnerContract.assertComplete(standing());
        assertThat(broker.record().matching(Calls.trId("FHKST03010100")).stream()
                        .map(SeenCall::call)
                        .map(AskedQuestion::of))
                .isNotEmpty()
                .noneMatch(question -> question.isAnsweredBy(left, MARKET));
    }

    /** Also when the other nodes have recovered what the lost one had fired. */
    private void assertNothingFollows() throws Exception {
        Standing finished = standing();
        await().atMost(LONG)
                .until(() -> count("SELECT COUNT(*) FROM kis_qrtz_fired_triggers") == 0
                        && count("SELECT COUNT(*) FROM kis_qrtz_triggers WHERE trigger_name = 'daily-schedule'"
                                        + " AND trigger_state = 'WAITING'")
                                == 1);
        assertThat(standing().everything()).isEqualTo(finished.everything());
        assertThat(finished.runs()).hasSize(1);
        assertThat(broker.record().tokenRequests()).isZero();
    }

    @Test
    void the_run_of_a_node_that_is_killed_is_finished_by_another() throws Exception {
        start(3);
        ProductProcess lost = awaitCollecting();
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        lost.kill();
        assertFinishedByAnother(lost);
        awaitNodes(2);
        assertNothingFollows();
    }

    @Test
    void a_node_that_was_asleep_while_its_run_was_taken_over_wakes_up_and_goes_on_as_one_of_them() throws Exception {
        start(2);
        ProductProcess lost = awaitCollecting();
        lost.suspend();
        assertFinishedByAnother(lost);
        awaitNodes(1);
        lost.resume();
        awaitNodes(2);
        await().atMost(LONG).until(() -> lost.said().contains("taken over"));
        assertNothingFollows();
    }

    @Test
    void a_node_that_is_told_to_end_leaves_its_run_to_another() throws Exception {
        start(2);
        ProductProcess lost = awaitCollecting();
        lost.tellToEnd();
        assertThat(lost.exitCode(LONG)).as(lost::said).isEqualTo(SIGTERM);
        assertFinishedByAnother(lost);
        awaitNodes(1);
        assertNothingFollows();
    }

    @Test
    void each_firing_runs_once_though_the_clock_of_one_node_is_ten_minutes_ahead() throws Exception {
        Map<String, String> settings =
                Map.of("camel.main.routes-include-pattern", "file:" + routes() + "/*.camel.yaml");
        for (int i = 0; i < 3; i++) {
            start(KisRoutes.class, settings);
        }
        awaitNodes(3);
        ProductProcess fast = start(FastClockNode.class, settings);
        await().atMost(LONG).until(() -> fast.said().contains("ahead of the database's"));
        int before = firings().size();
        await().atMost(LONG).until(() -> firings().size() >= before + FIRINGS);
        assertThat(fast.said()).contains("starts no collection").doesNotContain("FIRED");
        assertThat(count("SELECT COUNT(*) FROM kis_qrtz_scheduler_state")).isEqualTo(3);
        assertThat(firings()).doesNotHaveDuplicates();
        assertNoGaps();
    }

    /** The product's routes, and schedules of every second beside them. */
    private Path routes() throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        for (int i = 1; i <= SCHEDULES; i++) {
            Files.writeString(routes.resolve("often-" + i + ".camel.yaml"), """
                    - route:
                        id: often-%1$d
                        from:
                          uri: quartz
                          parameters:
                            groupName: test
                            triggerName: often-%1$d
                            cron: "* * * * * ?"
                          steps:
                            - log:
                                message: "FIRED often-%1$d ${header.scheduledFireTime.getTime()}"
                    """.formatted(i));
        }
        return routes;
    }

    private List<String> firings() {
        return nodes.stream()
                .flatMap(node -> FIRED.matcher(node.said()).results())
                .map(found -> found.group(1) + " " + found.group(2))
                .collect(Collectors.toList());
    }

    private void assertNoGaps() {
        Map<String, TreeSet<Long>> times = new TreeMap<>();
        for (String firing : firings()) {
            Matcher parts = Pattern.compile("(\\d) (\\d+)").matcher(firing);
            assertThat(parts.matches()).isTrue();
            times.computeIfAbsent(parts.group(1), none -> new TreeSet<>()).add(Long.parseLong(parts.group(2)));
        }
        assertThat(times).hasSize(SCHEDULES);
        times.forEach((schedule, fired) ->
                assertThat(fired.last() - fired.first()).as(schedule).isEqualTo(1000L * (fired.size() - 1)));
    }

    private Standing standing() throws SQLException {
        return Standing.read(database.dataSource());
    }

    private int count(String sql) throws SQLException {
        return Integer.parseInt(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
