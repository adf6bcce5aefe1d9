package io.github.kisroutes.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Karaf without any Camel takes the KAR that brings it along, and lends it a DataSource of its own. */
class BareKarafIT {
    private static final String DATA_SOURCE = "etc/org.ops4j.datasource-kis.cfg";
    private static final String RUNS = "kis-camel-routes kis-daily-schedule Started";

    @TempDir
    Path folder;

    private KarafProcess karaf;

    @Test
    void the_kar_with_camel_runs_on_a_data_source_that_pax_jdbc_made_of_a_file() throws IOException, SQLException {
        String database = PostgresServer.emptyDatabase();
        Path home = KarafProcess.BUILD.resolve(
                "karaf-bare-" + ProcessHandle.current().pid());
        try (Simulator broker = Simulator.start();
                KarafProcess fresh = KarafProcess.unpacked(home)) {
            karaf = fresh.withBootFeatures(paxJdbc(home), "pax-jdbc-config");
            karaf.start(environment(broker));
            karaf.deploy(KarafProcess.built("-with-camel.kar"));
            karaf.deploy(RouteListProbe.jar(folder));
            eventually(() -> assertThat(karaf.log()).contains("Waiting for a DataSource"));

            Files.writeString(karaf.path(DATA_SOURCE), dataSource(database));
            eventually(() -> assertThat(routes()).contains(RUNS));
            eventually(() -> {
                openToday(database);
                assertThat(count(database, "collection_run WHERE state = 'DONE'"))
                        .isPositive();
            });
            assertThat(count(database, "daily_price WHERE stock_code = '005930'"))
                    .isEqualTo(5);
            assertThat(karaf.path("data/kis/kis.mv.db")).doesNotExist();
            assertThat(count(database, "kis_qrtz_scheduler_state")).isEqualTo(1);
            assertThat(count(database, "kis_qrtz_triggers WHERE prev_fire_time > 0"))
                    .as("Quartz has fired by its tables")
                    .isPositive();

            Files.delete(karaf.path(DATA_SOURCE));
            eventually(() -> assertThat(karaf.log()).contains("the routes are stopped until it is back"));
            eventually(() -> assertThat(routes()).isEmpty());

            Files.writeString(karaf.path(DATA_SOURCE), dataSource(database));
            eventually(() -> assertThat(routes()).contains(RUNS));
            assertThat(broker.record().tokenRequests()).isEqualTo(1);
        }
    }

    private static Map<String, String> environment(Simulator broker) {
        return Map.of(
                "KIS_APP_KEY", broker.appKey(),
                "KIS_APP_SECRET", broker.appSecret(),
                "KIS_BASE_URL", broker.baseUri().toString(),
                "KIS_DATABASE_DATASOURCE", "kis",
                "KIS_CLUSTER", "true",
                "KIS_COLLECT_SYMBOLS", "005930",
                "KIS_COLLECT_FROM", "2025-06-09",
                "KIS_COLLECT_TO", "2025-06-13",
                "KIS_COLLECT_CRON", "0/1 * * * * ?");
    }

    /** Karaf has the features of Pax JDBC in its own repository. */
    private static Path paxJdbc(Path home) throws IOException {
        try (var files = Files.walk(home.resolve("system/org/ops4j/pax/jdbc/pax-jdbc-features"))) {
            return files.filter(file -> file.toString().endsWith("-features.xml"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String dataSource(String url) {
        return """
                dataSourceName = kis
                osgi.jdbc.driver.class = org.postgresql.Driver
                url = %s
                user = %s
                password = any
                """.formatted(url, PostgresServer.USERNAME);
    }

    private String routes() {
        return karaf.read(RouteListProbe.FILE);
    }

    private void eventually(ThrowingRunnable happened) {
        try {
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .untilAsserted(happened);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "; Karaf says:\n" + karaf.tail(), e);
        }
    }

    private static void openToday(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USERNAME, "any")) {
            TradingToday.in(connection);
        }
    }

    private static long count(String url, String rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USERNAME, "any");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
            result.next();
            return result.getLong(1);
        }
    }
}
