package io.github.kisroutes.database;

import io.github.kisroutes.database.fault.DatabaseFault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** Why PostgreSQL, or what stands before it, does not begin a session as the product needs it. */
final class PostgresSession {
    private static final String BAD_VALUE = "22023";

    private PostgresSession() {}

    /** What to do; empty when it is something else. */
    static Optional<String> reason(DatabaseFault fault) {
        String said = fault.text();
        if (BAD_VALUE.equals(fault.sqlState()) && said.contains("TimeZone")) {
            return Optional.of(
                    "the server does not know the time zone of this machine. Start with -Duser.timezone=Asia/Seoul or the environment variable"
                            + " TZ=Asia/Seoul, or update the server's time zones.");
        }
        if (said.contains("unsupported startup parameter")) {
            return Optional.of(
                    "a pooler such as PgBouncer stands before the server and does not pass on what the product"
                            + " sets for its sessions (the options). Let kis.database.url name the server itself; the product pools"
                            + " its connections.");
        }
        return Optional.empty();
    }

    /**
     * Why a session that was begun is not one of this process alone, with the settings that it asked for: a pooler stands before
     * the server. Neither its drivers' prepared statements nor a timeout hold in such a session.
     *
     * @param first stays open
     * @param connections make a second one
     * @param asked whether the timeout was asked for
     */
    static Optional<String> pooled(Connection first, DataSource connections, boolean asked) throws SQLException {
        if (asked
                && ask(first, "SELECT current_setting('idle_in_transaction_session_timeout')")
                        .equals("0")) {
            return Optional.of(
                    "a pooler such as PgBouncer stands before the server and drops what the product sets for its"
                            + " sessions (idle_in_transaction_session_timeout, which ends a transaction whose program hangs). Let"
                            + " kis.database.url name the server itself; the product pools its connections. With a pooler in session mode"
                            + " the administrator can set it instead: ALTER ROLE … SET idle_in_transaction_session_timeout = '10s'.");
        }
        String backend = "SELECT pg_backend_pid()";
        String one = ask(first, backend);
        try (Connection second = connections.getConnection()) {
            return ask(second, backend).equals(one)
                    ? Optional.of("a pooler such as PgBouncer stands before the server and lends one session to several"
                            + " connections (pool_mode=transaction or statement). Let kis.database.url name the server itself, since"
                            + " the product pools its connections, or use the pooler in session mode.")
                    : Optional.empty();
        }
    }

    private static String ask(Connection session, String question) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
