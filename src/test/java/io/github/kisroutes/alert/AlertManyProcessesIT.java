package io.github.kisroutes.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes on one PostgreSQL see the same, and one of them dies while it tells it. */
class AlertManyProcessesIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start();
    private final List<ProductProcess> processes = new ArrayList<>();
    private AlertReceiver receiver;
    private String url;

    @BeforeEach
    void prepare() throws Exception {
        receiver = new AlertReceiver();
        url = PostgresServer.newDatabase();
    }

    @AfterEach
    void stop() {
        processes.forEach(ProductProcess::close);
        broker.close();
        receiver.close();
    }

    private void start(int count, LocalDate keyIssuedOn) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.database.url", url,
                "kis.database.username", PostgresServer.USERNAME,
                "kis.collect.once", "false",
                "kis.collect.cron", "0 0 0 1 1 ? 2099",
                "kis.collect.settle-cron", "0 0 0 1 1 ? 2099",
                "kis.collect.lease", "3s",
                "kis.routes.allowed-hosts", "127.0.0.1",
                "kis.alert.slack.url", receiver.slackUrl(),
                "kis.alert.key-issued-on", keyIssuedOn.toString()));
        for (int i = 0; i < count; i++) {
            Path own = Files.createTempDirectory(folder, "process");
            processes.add(ProductProcess.start(broker, own, settings));
        }
    }

    private void stopAll() {
        processes.forEach(ProductProcess::kill);
        processes.clear();
    }

    @Test
    void three_processes_tell_one_condition_once_and_its_end_once() throws Exception {
        start(3, LocalDate.now().minusDays(350));
        await().atMost(LONG).until(() -> told().size() == 1);
        await().atMost(LONG)
                .until(() -> seenBy() >= 1
                        && processes.stream()
                                .allMatch(process -> process.said().contains("The next collection")
                                        || process.said().contains("No collection is planned")));
        await().pollDelay(Duration.ofSeconds(8)).atMost(LONG).until(() -> true);
        assertThat(told()).hasSize(1);

        stopAll();
        start(3, LocalDate.now());
        await().atMost(LONG).until(() -> told().size() == 2);
        await().pollDelay(Duration.ofSeconds(8)).atMost(LONG).until(() -> true);
        assertThat(told()).hasSize(2);
        assertThat(told().get(1)).contains("resolved: key-expires");
    }

    @Test
    void what_a_process_had_claimed_when_it_was_killed_another_one_tells() throws Exception {
        receiver.hangs();
        start(1, LocalDate.now().minusDays(350));
        await().atMost(LONG).until(() -> receiver.attempts() >= 1);
        processes.get(0).kill();
        assertThat(unsent()).as("claimed, and not sent").isPositive();
        assertThat(told()).isEmpty();

        receiver.answers(200, "ok");
        start(2, LocalDate.now().minusDays(350));
        await().atMost(LONG).until(() -> told().size() == 1);
        await().pollDelay(Duration.ofSeconds(8)).atMost(LONG).until(() -> true);
        assertThat(told()).hasSize(1);
        assertThat(unsent()).isZero();
    }

    /** What Slack shows about the key; the processes may meet something else, too. */
    private List<String> told() {
        return receiver.slack().stream()
                .filter(text -> text.contains("key-expires"))
                .toList();
    }

    private int seenBy() throws Exception {
        return number("SELECT COUNT(*) FROM alert WHERE open_key IS NOT NULL");
    }

    private int unsent() throws Exception {
        return number("SELECT COUNT(*) FROM alert_message WHERE sent_at IS NULL");
    }

    private int number(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USERNAME, "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
