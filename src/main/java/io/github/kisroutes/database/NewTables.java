package io.github.kisroutes.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * The tables of a new H2 database, made at once as all migrations together leave them, and noted as done in Flyway's history. One
 * after the other, the migrations would take more than a third of a first start. {@code NewTablesTest} compares the two ways, and
 * writes the script.
 */
final class NewTables {
    static final String SCRIPT = "/db/new/h2.sql";

    /** There while the tables are made: H2 commits each statement by itself, so a process that dies leaves some of them. */
    private static final String UNFINISHED = "\"kis_new_tables\"";

    private NewTables() {}

    /**
     * Makes them where nothing is yet; for one process at a time.
     *
     * @return whether nothing was there
     */
    static boolean makeIn(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            if (has(statement, " AND TABLE_NAME = 'kis_new_tables'")) {
                statement.execute("DROP ALL OBJECTS");
            }
            boolean isNew = !has(statement, "");
            if (isNew) {
                statement.execute("CREATE TABLE " + UNFINISHED + " (empty BOOLEAN)");
                for (String sql : statements()) {
                    statement.execute(sql);
                }
                statement.execute("DROP TABLE " + UNFINISHED);
            }
            return isNew;
        }
    }

    private static boolean has(Statement statement, String which) throws SQLException {
        String tables = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'";
        try (ResultSet found = statement.executeQuery(tables + which)) {
            found.next();
            return found.getInt(1) > 0;
        }
    }

    static List<String> statements() {
        try (InputStream in = NewTables.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("The script " + SCRIPT + " is missing from the jar.");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(";\n")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The script " + SCRIPT + " cannot be read from the jar.", e);
        }
    }
}
