package io.github.kisroutes.database.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;
import io.github.kisroutes.database.fault.DatabaseFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit is asked about once more, where the word of the database is not enough. */
class CommitCheckTest {
    @TempDir
    Path directory;

    @Test
    void a_session_that_the_server_of_a_shared_file_has_closed_has_committed_nothing() throws Exception {
        try (Database owner = Database.open(TestDatabases.h2(directory), "sa", "");
                Connection guest = guest()) {
            CommitCheck.confirm(guest);
            call(owner, "CALL ABORT_SESSION(" + number(guest, "CALL SESSION_ID()") + ")");

            assertThatThrownBy(() -> CommitCheck.confirm(guest))
                    .isInstanceOf(SQLNonTransientConnectionException.class)
                    .hasMessageContaining("ended just when a transaction was committed")
                    .satisfies(thrown -> assertThat(
                                    DatabaseFault.in(thrown).orElseThrow().isConnectionLost())
                            .isTrue());
        }
    }

    /** As another process comes to the file. */
    private Connection guest() throws Exception {
        Properties lock = new Properties();
        lock.load(Files.newBufferedReader(directory.resolve("kis.lock.db")));
        return DriverManager.getConnection(
                "jdbc:h2:tcp://" + lock.getProperty("server") + "/" + lock.getProperty("id"), "sa", "");
    }

    private static void call(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            number(connection, sql);
        }
    }

    private static String number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
