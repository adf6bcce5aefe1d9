package io.github.kisroutes.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.Product;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.OwnPostgres;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in one process, each with a Camel context of another name, on one PostgreSQL. */
class ClusterTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NEVER = "0 0 0 1 1 ? 2099";
    private static final String REMOVED = "SELECT * FROM kis_qrtz_triggers WHERE trigger_name = 'removed'";

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
    private final Queue<String> fired = new ConcurrentLinkedQueue<>();
    private final List<Product> nodes = new ArrayList<>();
    private String url;

    @BeforeEach
    void makeDatabase() throws Exception {
        url = PostgresServer.newDatabase();
        try (Database database = Database.open(url, PostgresServer.USERNAME, "");
                Connection connection = database.dataSource().getConnection()) {
            OpenDays.in(connection);
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(Product::close);
        broker.close();
    }

    private Product node(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.cluster", "true",
                "kis.collect.once", "false",
                "kis.collect.cron", NEVER,
                "kis.collect.settle-cron", NEVER,
                "kis.collect.symbols", "005930",
                "kis.collect.from", "2025-05-01",
                "kis.collect.to", "2025-06-13",
                "kis.database.url", url,
                "kis.database.username", PostgresServer.USERNAME));
        settings.putAll(more);
        Product node = Product.start(Product.settings(broker, folder, settings), Clock.systemUTC());
        nodes.add(node);
        return node;
    }

    private void end(Product node) {
        nodes.remove(node);
        node.close();
    }

    /** A schedule of every second, as an operator's route has it. */
    private void every(Product node, String trigger) throws Exception {
        node.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("quartz:test/" + trigger + "?cron=* * * * * ?")
                        .routeId(trigger)
                        .process(exchange -> fired.add(trigger + " "
                                + exchange.getMessage()
                                        .getHeader("scheduledFireTime", Date.class)
                                        .toInstant()));
            }
        });
    }

    @Test
    void contexts_of_different_names_fire_each_time_once() throws Exception {
        Product one = node(Map.of());
        Product other = node(Map.of());
        assertThat(one.camel().getName()).isNotEqualTo(other.camel().getName());
        for (Product node : List.of(one, other)) {
            for (String trigger : List.of("a", "b", "c")) {
                every(node, trigger);
            }
        }
        await().atMost(LONG).until(() -> fired.size() >= 15);
        assertThat(fired).doesNotHaveDuplicates();
        assertThat(one.rows("SELECT DISTINCT sched_name FROM kis_qrtz_triggers"))
                .hasSize(1);
    }

    @Test
    void a_schedule_whose_route_one_node_alone_has_fires_on_that_node() throws Exception {
        every(node(Map.of()), "only");
        node(Map.of());
        await().atMost(LONG).until(() -> fired.size() >= 5);
        List<Instant> times = fired.stream()
                .map(firing -> Instant.parse(firing.substring("only ".length())))
                .sorted()
                .toList();
        assertThat(Duration.between(times.get(0), times.get(times.size() - 1)))
                .as("none was lost on the other one")
                .isEqualTo(Duration.ofSeconds(times.size() - 1));
    }

    @Test
    void a_schedule_that_was_changed_in_the_configuration_is_changed_for_all_nodes() {
        end(node(Map.of("kis.collect.cron", "0 40 15 ? * MON-FRI")));
        end(node(Map.of("kis.collect.cron", "0 45 15 ? * MON-FRI")));
        Product changed = node(Map.of("kis.collect.cron", "0 45 15 ? * MON-FRI", "kis.collect.time-zone", "UTC"));
        assertThat(changed.rows("SELECT cron_expression, time_zone_id FROM kis_qrtz_cron_triggers"
                        + " WHERE trigger_name = 'daily-schedule'"))
                .containsExactly(Map.of("cron_expression", "0 45 15 ? * MON-FRI", "time_zone_id", "UTC"));
        Instant next = Instant.ofEpochMilli((Long)
                changed.value("SELECT next_fire_time FROM kis_qrtz_triggers WHERE trigger_name = 'daily-schedule'"));
        assertThat(next.atOffset(ZoneOffset.UTC).toLocalTime()).hasToString("15:45");
    }

    @Test
    void a_schedule_that_was_removed_fires_no_more_and_is_forgotten_after_a_day() throws Exception {
        Product before = node(Map.of());
        every(before, "removed");
        end(before);
        Product after = node(Map.of());
        assertThat(after.rows(REMOVED)).hasSize(1);
        end(after);
        update(
                "UPDATE kis_qrtz_triggers SET next_fire_time = next_fire_time - 86400000 WHERE trigger_name = 'removed'");
        fired.clear();
        Product later = node(Map.of());
        await().atMost(LONG).until(() -> later.rows(REMOVED).isEmpty());
        assertThat(later.rows("SELECT * FROM kis_qrtz_job_details WHERE job_name = 'removed'"))
                .isEmpty();
        assertThat(fired).isEmpty();
        assertThat(later.rows("SELECT * FROM kis_qrtz_triggers WHERE trigger_group = 'kis'"))
                .hasSize(2);
    }

    @Test
    void a_firing_that_was_missed_while_all_nodes_were_down_is_made_up_once() throws Exception {
        Map<String, String> missed = Map.of("kis.collect.cron", fiveMinutesAgo());
        Product before = node(missed);
        before.collect();
        end(before);
        update("UPDATE collection_run SET started_at = started_at - INTERVAL '1' HOUR");
        update("UPDATE kis_qrtz_triggers SET next_fire_time = next_fire_time - 86400000"
                + " WHERE trigger_name = 'daily-schedule'");
        Product one = node(missed);
        node(missed);
        await().atMost(LONG)
                .until(() -> one.rows("SELECT * FROM collection_run WHERE state <> 'RUNNING'")
                                .size()
                        == 2);
        // Longer than a starting process takes to look for what it has missed.
        await().during(Duration.ofSeconds(4))
                .atMost(LONG)
                .until(() -> one.rows("SELECT * FROM collection_run").size() == 2);
    }

    @Test
    void the_database_holds_when_a_schedule_fires_and_nothing_else_of_it() {
        Product node = node(Map.of());
        for (Map<String, Object> job : node.rows("SELECT * FROM kis_qrtz_job_details")) {
            String data = new String((byte[]) job.remove("job_data"), StandardCharsets.UTF_8);
            assertThat(data.lines().filter(line -> !line.startsWith("#"))).isEmpty();
            assertThat(job.toString()).doesNotContain("quartz:", broker.appKey());
        }
        assertThat(node.rows("SELECT * FROM kis_qrtz_triggers WHERE job_data IS NOT NULL AND length(job_data) > 0"))
                .isEmpty();
    }

    @Test
    void the_password_of_the_database_is_not_among_what_quartz_shows() throws Exception {
        node(Map.of("kis.database.password", "hush-4711"));
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StringBuilder shown = new StringBuilder();
        for (ObjectName name : server.queryNames(new ObjectName("quartz:*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                shown.append(attribute.getName())
                        .append(server.getAttribute(name, attribute.getName()))
                        .append('\n');
            }
        }
        assertThat(shown).contains("daily-schedule").doesNotContain("hush-4711");
    }

    @Test
    void a_java_object_in_the_database_is_not_made() throws Exception {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(object)) {
            out.writeObject(new Trap());
        }
        try (Database database = Database.open(url, PostgresServer.USERNAME, "");
                Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS BYTEA) AS blob_data")) {
            statement.setBytes(1, object.toByteArray());
            ResultSet row = statement.executeQuery();
            row.next();
            RoutedTriggers triggers = new RoutedTriggers(new DefaultCamelContext());
            assertThatThrownBy(() -> triggers.getObjectFromBlob(row, "blob_data"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Java object");
        }
        assertThat(Trap.SPRUNG).isFalse();
    }

    /** What an attacker would leave in a column of Quartz's. */
    private static final class Trap implements Serializable {
        static final AtomicBoolean SPRUNG = new AtomicBoolean();

        private void readObject(ObjectInputStream in) {
            SPRUNG.set(true);
        }
    }

    @Test
    void a_database_of_the_version_before_gets_the_tables_and_keeps_its_rows() throws Exception {
        Product before = node(Map.of("kis.cluster", "false"));
        before.collect();
        Object candles = before.value("SELECT COUNT(*) FROM daily_price");
        end(before);
        try (Database database = Database.open(url, PostgresServer.USERNAME, "");
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "simple_triggers",
                    "cron_triggers",
                    "simprop_triggers",
                    "blob_triggers",
                    "calendars",
                    "paused_trigger_grps",
                    "fired_triggers",
                    "scheduler_state",
                    "locks",
                    "triggers",
                    "job_details")) {
                statement.execute("DROP TABLE kis_qrtz_" + table);
            }
            statement.execute("DELETE FROM flyway_schema_history WHERE CAST(version AS INTEGER) >= 56");
        }
        Product after = node(Map.of());
        assertThat(after.rows("SELECT * FROM kis_qrtz_triggers")).hasSize(2);
        assertThat(after.value("SELECT COUNT(*) FROM daily_price")).isEqualTo(candles);
    }

    @Test
    void firings_go_on_when_the_database_is_back() throws Exception {
        try (OwnPostgres server = OwnPostgres.start()) {
            url = server.url();
            Product node = node(Map.of());
            every(node, "x");
            await().atMost(LONG).until(() -> !fired.isEmpty());
            server.crash();
            int before = fired.size();
            server.startAgain();
            await().atMost(LONG).until(() -> fired.size() >= before + 3);
            assertThat(fired).doesNotHaveDuplicates();
            end(node);
        }
    }

    private static String fiveMinutesAgo() {
        ZonedDateTime then = ZonedDateTime.now(ZoneId.of("Asia/Seoul")).minusMinutes(5);
        return "0 " + then.getMinute() + " " + then.getHour() + " * * ?";
    }

    private void update(String sql) throws SQLException {
        try (Database database = Database.open(url, PostgresServer.USERNAME, "");
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
