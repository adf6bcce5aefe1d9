package io.github.kisroutes.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows that each commit lays all over an index, so that it writes most of its pages anew; and a note about them beside it. */
public final class ScatteredRows {
    /** In each commit. */
    public static final int EACH = 100;

    private ScatteredRows() {}

    public static void make(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE scattered (place UUID PRIMARY KEY, number INTEGER, text VARCHAR(80))");
            statement.execute("CREATE TABLE noted (number INTEGER PRIMARY KEY)");
        }
    }

    /** The number of the last commit; 0 before the first. */
    static int newest(Database database) throws SQLException {
        return TestDatabases.count(database, "SELECT COALESCE(MAX(number), 0) FROM noted");
    }

    /** A part of a transaction. */
    public static void write(Connection connection, int number) throws SQLException {
        execute(
                connection,
                "INSERT INTO scattered SELECT RANDOM_UUID(), ?, CAST(RANDOM_UUID() AS VARCHAR)"
                        + " FROM SYSTEM_RANGE(1, " + EACH + ")",
                number);
        execute(connection, "INSERT INTO noted VALUES (?)", number);
    }

    private static void execute(Connection connection, String sql, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number);
            statement.executeUpdate();
        }
    }
}
