package io.github.kisroutes.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection ends although nobody did anything wrong: the process that serves a shared H2 file ends and another takes its
 * place, or a PostgreSQL server restarts. All connections of the pool are lost then, and new ones are there a moment later.
 */
final class LostConnection {
    private static final Logger LOG = LoggerFactory.getLogger(LostConnection.class);

    private static final int ATTEMPTS = 6;

    /** Grows with each attempt: three seconds in all. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Connection exceptions of the standard; the server is ending, or was killed. */
    private static final List<String> STATES = List.of("08", "57P");

    private LostConnection() {}

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T call() throws X;
    }

    /** Whether a statement failed because its connection was lost. A pool that gives none does not count: it has waited. */
    static boolean in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                String state = String.valueOf(e.getSQLState());
                return e instanceof SQLNonTransientConnectionException
                        || e instanceof SQLRecoverableException
                        || !(e instanceof SQLTransientConnectionException)
                                && STATES.stream().anyMatch(state::startsWith);
            }
        }
        return false;
    }

    /**
     * Does the work again from its beginning when its connection was lost.
     *
     * @param work whole: a transaction, or a statement that may be repeated
     */
    static <T, X extends Exception> T repeated(Work<T, X> work) throws X {
        for (int attempt = 1; true; attempt++) {
            try {
                return work.call();
            } catch (Exception e) {
                if (attempt == ATTEMPTS || !in(e) || !pause(PAUSE.multipliedBy(attempt))) {
                    throw e;
                }
                LOG.debug("A connection to the database was lost; its work is done again, attempt {}.", attempt + 1, e);
            }
        }
    }

    /** @return false if the process ends */
    private static boolean pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
