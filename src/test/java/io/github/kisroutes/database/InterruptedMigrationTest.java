package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it makes the tables of an H2 file, which commits each statement by itself. */
class InterruptedMigrationTest {
    private static final Path FILES = Path.of("src/main/resources/db/migration");
    /** Far enough apart to be quick. */
    private static final int STEP = 11;

    @TempDir
    Path directory;

    @Test
    void the_next_start_finishes_what_was_left_wherever_it_stopped() throws Exception {
        List<String> whole = columns(directory.resolve("whole"));
        String before = "0";
        for (String file : filesOfH2()) {
            List<String> statements = statements(file);
            for (int done = 1; done <= statements.size(); done += STEP) {
                Path left = Files.createDirectory(directory.resolve(file.replaceAll("\\W", "-") + done));
                migrateTo(before, left);
                execute(left, statements.subList(0, done));
                assertThat(columns(left))
                        .as("after %d statements of %s", done, file)
                        .isEqualTo(whole);
            }
            before = version(file);
        }
    }

    private static List<String> filesOfH2() {
        return Migrations.FILES.stream()
                .filter(file -> !file.startsWith("postgresql/"))
                .toList();
    }

    private static String version(String file) {
        return file.replaceAll(".*/V(\\d+)__.*", "$1");
    }

    private static void execute(Path folder, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestDatabases.h2(folder), "sa", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void a_note_that_a_migration_failed_does_not_stop_the_next_start() throws Exception {
        List<String> whole = columns(directory.resolve("whole"));
        execute(
                directory.resolve("whole"),
                List.of(
                        "UPDATE \"flyway_schema_history\" SET \"success\" = FALSE WHERE \"version\" = '"
                                + version("common/V47__doubt.sql")
                                + "' OR \"version\" IN ('48', '52', '53', '54', '57', '62', '64')",
                        "DROP VIEW missing_daily_price"));
        assertThat(columns(directory.resolve("whole"))).isEqualTo(whole);
    }

    private static void migrateTo(String version, Path folder) {
        Flyway.configure()
                .dataSource(TestDatabases.h2(folder), "sa", "")
                .resourceProvider(new Migrations(Dialect.H2))
                .locations(new String[0])
                .target(version + "?") // none yet is fine
                .load()
                .migrate();
    }

    private static List<String> statements(String file) throws IOException {
        String text = Files.readString(FILES.resolve(file)).replaceAll("(?m)^\\s*--.*$", "");
        return Arrays.stream(text.split(";\\s*\\R"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    /** Opens the database as the product does, and lists what it has then. */
    private static List<String> columns(Path folder) throws SQLException {
        try (Database database = Database.open(TestDatabases.h2(folder), "sa", "");
                Connection connection = database.dataSource().getConnection()) {
            List<String> columns = new ArrayList<>();
            ResultSet found = connection.getMetaData().getColumns(null, "PUBLIC", "%", "%");
            while (found.next()) {
                columns.add(found.getString("TABLE_NAME") + "." + found.getString("COLUMN_NAME") + " "
                        + found.getString("TYPE_NAME"));
            }
            columns.sort(null);
            return columns;
        }
    }
}
