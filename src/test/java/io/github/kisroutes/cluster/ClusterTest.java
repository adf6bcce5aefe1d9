package io.github.kisroutes.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.Product;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in one process, each with a Camel context of another name, on one PostgreSQL. */
class ClusterTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NEVER = "0 0 0 1 1 ? 2099";

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
}
