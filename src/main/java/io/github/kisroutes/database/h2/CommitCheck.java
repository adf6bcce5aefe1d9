package io.github.kisroutes.database.h2;

import io.github.kisroutes.database.fault.DatabaseFault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.h2.engine.SessionRemote;
import org.h2.jdbc.JdbcConnection;

/**
 * Makes sure of a commit through the server of a shared H2 file.
 *
 * <p>A process that serves the file may let H2 close it, as a database tool does (ours do not, see {@link H2ShutdownHook}). H2 then
 * closes the sessions of the guests while they work: it rolls back what is open, and a commit that comes a moment later finds
 * nothing to do and reports success. But H2 marks a session as closed before it rolls back, and prepares no statement for a
 * closed session. So one statement prepared after the commit tells.
 */
public final class CommitCheck {
    /** Of the standard: the connection failed, and nobody knows whether the transaction was committed. */
    private static final String RESOLUTION_UNKNOWN = "08007";

    private CommitCheck() {}

    /**
     * Asks a server of H2 once; any other database's word is good.
     *
     * @param connection which has just been told that its changes are committed
     * @throws SQLNonTransientConnectionException when they may be lost, so that they are made again
     */
    public static void confirm(Connection connection) throws SQLException {
        if (!isGuest(connection)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("CALL 1")) {
            statement.clearParameters();
        } catch (SQLException e) {
            throw new SQLNonTransientConnectionException(
                    "The process that serves the database ended just when a transaction was committed: "
                            + DatabaseFault.oneLine(e),
                    RESOLUTION_UNKNOWN,
                    e);
        }
    }

    private static boolean isGuest(Connection connection) throws SQLException {
        return connection.isWrapperFor(JdbcConnection.class)
                && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionRemote;
    }
}
