package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, sharing and refusing. */
class DatabaseTest {
    private static final String SECRET = "canary-password";

    @TempDir
    Path directory;

    @Test
    void every_table_of_the_contract_is_made_and_a_second_start_finds_it() throws Exception {
        for (String url : List.of(TestDatabases.h2(directory), PostgresServer.emptyDatabase())) {
            String username = url.contains("h2") ? "sa" : PostgresServer.USERNAME;
            try (Database database = Database.open(url, username, "")) {
                assertThat(tables(database))
                        .contains("daily_price", "daily_price_revision", "collection_run", "collection_item")
                        .contains("rejected_row", "access_token", "candle");
                execute(
                        database,
                        "INSERT INTO access_token (token_key, environment, base_url, app_key_hash)"
                                + " VALUES ('k', 'real', 'https://x', 'h')");
            }
            try (Database again = Database.open(url, username, "")) {
                assertThat(count(again, "SELECT COUNT(*) FROM access_token")).isEqualTo(1);
            }
        }
    }

    @Test
    void every_migration_file_is_listed() throws Exception {
        Path migrations = Path.of("src/main/resources/db/migration");
        try (Stream<Path> files = Files.walk(migrations)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> migrations.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(Migrations.FILES);
        }
    }

    @Test
    void many_openings_of_an_empty_database_at_once_all_succeed() throws Exception {
        for (String url : List.of(TestDatabases.h2(directory), PostgresServer.emptyDatabase())) {
            String username = url.contains("h2") ? "sa" : PostgresServer.USERNAME;
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Database> open = new ArrayList<>();
            for (Future<Database> opening : threads.invokeAll(
                    Collections.nCopies(6, (Callable<Database>) () -> Database.open(url, username, "")))) {
                open.add(opening.get());
            }
            threads.shutdown();
            assertThat(open).allSatisfy(database -> assertThat(tables(database)).contains("daily_price"));
            open.forEach(Database::close);
        }
    }

    @Test
    void the_shared_h2_file_is_served_on_the_loopback_interface_alone() throws Exception {
        try (Database database = Database.open(TestDatabases.h2(directory), "sa", "")) {
            assertThat(tables(database)).contains("daily_price");
            Properties lock = new Properties();
            lock.load(Files.newBufferedReader(directory.resolve("kis.lock.db")));
            int port = Integer.parseInt(lock.getProperty("server").replaceFirst(".*:", ""));

            try (Socket loopback = new Socket("127.0.0.1", port)) {
                assertThat(loopback.isConnected()).isTrue();
            }
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();
            assertThat(others).allSatisfy(address -> assertThatThrownBy(() -> {
                        try (Socket socket = new Socket()) {
                            socket.connect(new InetSocketAddress(address, port), 500);
                        }
                    })
                    .isInstanceOf(IOException.class));
        }
    }

    @Test
    void a_wrong_password_is_told_without_showing_it() throws Exception {
        String url = TestDatabases.h2(directory);
        Database.open(url, "sa", "right").close();

        assertThatThrownBy(() -> Database.open(url + ";PASSWORD=" + SECRET, "sa", SECRET))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("kis.database.password")
                .hasMessageContaining(directory.toString())
                .satisfies(DatabaseTest::hasNoSecret);
        assertThatThrownBy(() -> Database.open(url, "sa", SECRET))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("does not accept kis.database.username with kis.database.password")
                .satisfies(DatabaseTest::hasNoSecret);
    }

    @Test
    void a_missing_user_or_database_of_postgresql_is_told() throws Exception {
        String url = PostgresServer.emptyDatabase();
        assertThatThrownBy(() -> Database.open(url + "?password=" + SECRET, "nobody", SECRET))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("does not accept kis.database.username")
                .hasMessageContaining(url)
                .satisfies(DatabaseTest::hasNoSecret);
        assertThatThrownBy(() -> Database.open(url + "_missing", PostgresServer.USERNAME, SECRET))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("has no database of that name")
                .satisfies(DatabaseTest::hasNoSecret);
    }

    @Test
    void a_server_that_does_not_answer_is_told() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://user:" + SECRET + "@127.0.0.1:" + closed + "/kis?password=" + SECRET;
        assertThatThrownBy(() -> Database.open(url, "kis", SECRET))
                .isInstanceOf(DatabaseUnavailableException.class)
                .satisfies(DatabaseTest::hasNoSecret);
        assertThatThrownBy(() -> Database.open("jdbc:postgresql://127.0.0.1:" + closed + "/kis", "kis", SECRET))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("nothing answers there")
                .satisfies(DatabaseTest::hasNoSecret);
    }

    @Test
    void a_file_that_another_one_keeps_for_itself_is_told() throws Exception {
        String url = TestDatabases.h2(directory).replace(";AUTO_SERVER=TRUE", "");
        ProcessBuilder other = OtherProcess.holding(url);
        Process holder = other.start();
        try {
            OtherProcess.awaitLine(holder, "open");
            assertThatThrownBy(() -> Database.open(url, "sa", ""))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("another process has the file open")
                    .hasMessageContaining("AUTO_SERVER=TRUE");
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void processes_share_the_file_and_outlive_its_owner() throws Exception {
        String url = TestDatabases.h2(directory);
        Process owner = OtherProcess.holding(url).start();
        OtherProcess.awaitLine(owner, "open");
        try (Database guest = Database.open(url, "sa", "")) {
            execute(guest, "CREATE TABLE told (line INTEGER)");
            owner.destroyForcibly().waitFor();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> execute(guest, "INSERT INTO told VALUES (1)"));
            assertThat(count(guest, "SELECT COUNT(*) FROM told")).isEqualTo(1);
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void an_unknown_database_is_told() {
        assertThatThrownBy(() -> Database.open("jdbc:mysql://user:" + SECRET + "@host/kis?password=" + SECRET, "", ""))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("jdbc:mysql://host/kis")
                .hasMessageContaining("must begin with jdbc:h2: or jdbc:postgresql:")
                .satisfies(DatabaseTest::hasNoSecret);
    }

    @Test
    void an_option_that_h2_does_not_know_is_told() {
        assertThatThrownBy(() -> Database.open(TestDatabases.h2(directory) + ";SURPRISE=" + SECRET, "sa", ""))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("SURPRISE")
                .satisfies(DatabaseTest::hasNoSecret);
    }

    private static void hasNoSecret(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET);
        }
    }

    private static List<String> tables(Database database) {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet found = connection
                        .getMetaData()
                        .getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
