package io.github.kisroutes.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Two tables that are written together: many lines into one, a note about them into the other. */
final class TwoTables {
    static final int LINES = 1000;

    private TwoTables() {}

    static void make(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE told (number INTEGER, line INTEGER, PRIMARY KEY (number, line))");
            statement.execute("CREATE TABLE heard (number INTEGER, listener INTEGER, PRIMARY KEY (number, listener))");
        }
    }

    /** One transaction, which may be repeated. */
    static void write(Database database, int number) {
        try {
            database.transaction().call(() -> {
                Connection connection = database.transaction().connection();
                execute(connection, "MERGE INTO told SELECT ?, x FROM SYSTEM_RANGE(1, " + LINES + ")", number);
                execute(connection, "MERGE INTO heard VALUES (?, 1)", number);
                return null;
            });
        } catch (Exception e) {
            throw new IllegalStateException("number " + number, e);
        }
    }

    private static void execute(Connection connection, String sql, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number);
            statement.executeUpdate();
        }
    }
}
