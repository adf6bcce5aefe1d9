package io.github.kisroutes.database.fault;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;

/**
 * What a database complained about, the same for both drivers.
 *
 * @param sqlState five characters of the SQL standard or of the product; empty when the driver gave none
 * @param text what the database says, in one line
 * @param mayPass whether repeating the whole transaction later can succeed: another writer was faster, the connection is lost,
 *     the server restarts or has no room
 */
public record DatabaseFault(String sqlState, String text, boolean mayPass) {
    /** Connection, rollback by the server, resources, shutdown; H2's lock timeout. */
    private static final List<String> PASSING_STATES = List.of("08", "40", "53", "57", "HYT");

    /** Two writers of one new row: the later one finds it when it tries again. */
    private static final String UNIQUE_VIOLATION = "23505";

    /** Finds the fault in an exception or its causes. */
    public static Optional<DatabaseFault> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return Optional.of(of(e));
            }
        }
        return Optional.empty();
    }

    public static DatabaseFault of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean mayPass = e instanceof SQLTransientException
                || ConnectionLoss.is(e)
                || state.equals(UNIQUE_VIOLATION)
                || PASSING_STATES.stream().anyMatch(state::startsWith);
        return new DatabaseFault(state, oneLine(e), mayPass);
    }

    /** H2 appends the whole statement to its message, PostgreSQL details and hints. */
    public static String oneLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int statement = message.indexOf("; SQL statement:");
        return (statement < 0 ? message : message.substring(0, statement))
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}
