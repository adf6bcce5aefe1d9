package io.github.kisroutes.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time in which the database is away: its server restarts, or the network to it is down. What has to be stored waits, and
 * nobody begins what could not be stored.
 */
final class Absence {
    private static final Logger LOG = LoggerFactory.getLogger(Absence.class);

    /** How long an absence is borne before work fails with it. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ANSWER_SECONDS = 5;

    private final DataSource dataSource;
    private boolean away;
    private long sinceNanos;

    Absence(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether something failed because the database is away, and so may be done again when it is back. */
    static boolean isReasonOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true; // the pool had none to give
            }
        }
        return LostConnection.in(thrown);
    }

    /**
     * Does work whose connection was lost again, and for as long as the database is away.
     *
     * @param work whole: a transaction
     */
    <T> T outlasted(Callable<T> work) throws Exception {
        while (true) {
            try {
                T result = LostConnection.repeated(() -> noticed(work));
                end();
                return result;
            } catch (Exception e) {
                if (!isReasonOf(e) || !isBorneFurther()) {
                    throw e;
                }
            }
        }
    }

    private <T> T noticed(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (Exception e) {
            if (isReasonOf(e)) {
                begin(e);
            }
            throw e;
        }
    }

    private synchronized boolean isAway() {
        return away;
    }

    private synchronized void begin(Throwable reason) {
        if (!away) {
            away = true;
            sinceNanos = System.nanoTime();
            LOG.warn(
                    "The database is away; what has to be stored waits up to {} min for it, and nothing new is begun: {}",
                    PATIENCE.toMinutes(),
                    DatabaseFault.in(reason).map(DatabaseFault::text).orElse(reason.toString()));
        }
    }

    private synchronized void end() {
        if (away) {
            away = false;
            LOG.info("The database is back after {} s.", length().toSeconds());
        }
    }

    private synchronized Duration length() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }

    /** Waits a moment; false when patience has ended or the process does. */
    private boolean isBorneFurther() {
        if (length().compareTo(PATIENCE) > 0) {
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Returns at once while the database is there, or else when it is back.
     *
     * @throws SQLException when it stays away for too long
     */
    void await() throws SQLException {
        while (isAway()) {
            try (Connection probe = dataSource.getConnection()) {
                if (probe.isValid(ANSWER_SECONDS)) {
                    end();
                }
            } catch (SQLException e) {
                if (!isReasonOf(e) || !isBorneFurther()) {
                    throw e;
                }
            }
        }
    }
}
