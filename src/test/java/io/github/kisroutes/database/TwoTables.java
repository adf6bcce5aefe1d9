package io.github.kisroutes.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Two tables that are written together: many lines into one, a note about them into the other. */
final class TwoTables {
    private TwoTables() {}

    static void make(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE told (number INTEGER, line INTEGER, PRIMARY KEY (number, line))");
            statement.execute("CREATE TABLE heard (number INTEGER PRIMARY KEY)");
        }
    }

    /** A part of a transaction; may be repeated, as everything that the product writes. */
    static void write(Connection connection, int number, int lines) throws SQLException {
        execute(connection, "MERGE INTO told SELECT ?, x FROM SYSTEM_RANGE(1, " + lines + ")", number);
        execute(connection, "MERGE INTO heard VALUES (?)", number);
    }

    private static void execute(Connection connection, String sql, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number);
            statement.executeUpdate();
        }
    }
}
