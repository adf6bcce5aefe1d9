package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new H2 database is the same whichever way it was made. After a new migration, {@code mvn test -Dtest=NewTablesTest
 * -Dtables.write=true} writes the script again.
 */
class NewTablesTest {
    private static final Path FILE = Path.of("src/main/resources/db/new/h2.sql");

    /** Far enough apart to be quick. */
    private static final int STEP = 17;

    @TempDir
    Path directory;

    @Test
    void the_script_is_what_all_migrations_together_make() throws Exception {
        String made = scriptOf(migrated("migrations"));
        if (Boolean.getBoolean("tables.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, made);
        }
        assertThat(comparable(Files.readString(FILE))).isEqualTo(comparable(made));
    }

    @Test
    void a_new_database_is_the_one_that_the_migrations_make() throws Exception {
        assertThat(comparable(opened(directory))).isEqualTo(comparable(scriptOf(migrated("both"))));
    }

    @Test
    void flyway_finds_every_migration_done() throws Exception {
        opened(directory);
        DataSource source = Dialect.H2.connections(TestDatabases.h2(directory), "sa", "");
        Flyway flyway = DatabaseOpening.migrations(source, Dialect.H2);
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void a_process_that_is_killed_while_it_makes_them_leaves_nothing_behind() throws Exception {
        List<String> whole = comparable(scriptOf(migrated("whole")));
        List<String> statements = NewTables.statements();
        for (int done = 0; done <= statements.size(); done += STEP) {
            Path left = Files.createDirectory(directory.resolve("after" + done));
            List<String> before = new ArrayList<>(List.of("CREATE TABLE \"kis_new_tables\" (empty BOOLEAN)"));
            before.addAll(statements.subList(0, done));
            execute(left, before);
            assertThat(comparable(opened(left))).as("after %d statements", done).isEqualTo(whole);
        }
    }

    private static void execute(Path folder, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestDatabases.h2(folder), "sa", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static DataSource migrated(String name) {
        DataSource source = Dialect.H2.connections("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        DatabaseOpening.migrations(source, Dialect.H2).migrate();
        return source;
    }

    /** Opens a database as the product does, and gives what it has then. */
    private static String opened(Path folder) throws SQLException {
        try (Database database = Database.open(TestDatabases.h2(folder), "sa", "")) {
            return scriptOf(database.dataSource());
        }
    }

    /** H2 shows the conditions of a view in the order in which it would look at them, which may be another in each database. */
    private static List<String> comparable(String script) {
        return Arrays.stream(script.split(";\n"))
                .map(sql -> !sql.startsWith("CREATE VIEW")
                        ? sql
                        : Arrays.stream(sql.split("[\\s()]+")).sorted().collect(Collectors.joining(" ")))
                .toList();
    }

    /** Without what differs between two databases: users, sizes, moments, and where the tables are kept. */
    private static String scriptOf(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SCRIPT NOPASSWORDS NOSETTINGS")) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            Map<Boolean, String> made = lines.stream()
                    .filter(line -> !line.startsWith("--") && !line.startsWith("CREATE USER"))
                    .map(line -> line.replaceFirst("^CREATE (MEMORY|CACHED) TABLE", "CREATE TABLE")
                            .replaceFirst("^CREATE FORCE VIEW", "CREATE VIEW")
                            .replaceAll("TIMESTAMP(?: WITH TIME ZONE)? '[^']*'", "CURRENT_TIMESTAMP")
                            .replaceAll("('SA', CURRENT_TIMESTAMP), \\d+,", "$1, 0,"))
                    .collect(Collectors.partitioningBy(
                            line -> line.startsWith("CREATE VIEW"), Collectors.joining("\n", "", "\n")));
            // A view of a table that is not there yet would have no columns.
            return made.get(false) + made.get(true);
        }
    }
}
