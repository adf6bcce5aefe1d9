package io.github.kisroutes.database.fault;

import java.io.IOException;
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
 * A time in which the database cannot store anything: its server restarts, the network to it is down, its disk is full. What
 * has to be stored waits, and nobody begins what could not be stored.
 */
public final class DatabaseOutage {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);

    /** How long an absence is borne before work fails with it. */
    static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ANSWER_SECONDS = 5;
    /** Insufficient resources, in the standard. */
    private static final String NO_ROOM = "53";

    private final DataSource dataSource;
    private boolean away;
    /** Whether it is away for want of a connection, so that a connection shows its end; otherwise only a write does. */
    private boolean unreachable;

    private long sinceNanos;
    private volatile boolean ending;

    public DatabaseOutage(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether something failed because the database is away, and so may be done again when it is back. */
    public static boolean isReasonOf(Throwable thrown) {
        return isUnreachable(thrown) || hasNoRoom(thrown);
    }

    private static boolean isUnreachable(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true; // the pool had none to give
            }
        }
        return ConnectionLoss.in(thrown);
    }

    /** PostgreSQL has a class of states for it; H2 gives up on a write with what the operating system said. */
    private static boolean hasNoRoom(Throwable thrown) {
        boolean inDatabase = false;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            inDatabase |= cause instanceof SQLException;
            if (cause instanceof SQLException e
                            && String.valueOf(e.getSQLState()).startsWith(NO_ROOM)
                    || inDatabase && cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** The process ends: what cannot be stored now fails. */
    public void bearNoLonger() {
        ending = true;
    }

    /**
     * Does work whose connection was lost again, and for as long as the database is away.
     *
     * @param work whole: a transaction
     */
    public <T> T outlasted(Callable<T> work) throws Exception {
        while (true) {
            try {
                T result = ConnectionLoss.repeated(() -> noticed(work));
                end();
                return result;
            } catch (Exception e) {
                if (!isReasonOf(e)) {
                    throw e;
                }
                if (!isBorneFurther()) {
                    end();
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
            unreachable = isUnreachable(reason);
            sinceNanos = System.nanoTime();
            LOG.warn(
                    "The database cannot store anything; what has to be stored waits up to {} min, and nothing new is begun: {}",
                    MAX_WAIT.toMinutes(),
                    DatabaseFault.in(reason).map(DatabaseFault::text).orElse(reason.toString()));
        }
    }

    private synchronized void end() {
        if (away) {
            away = false;
            LOG.info("The database stores again, after {} s.", length().toSeconds());
        }
    }

    private synchronized Duration length() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }

    /** Waits a moment; false when patience has ended or the process does. */
    private boolean isBorneFurther() {
        if (ending || length().compareTo(MAX_WAIT) > 0) {
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
    public void await() throws SQLException {
        while (isAway()) {
            SQLException reason = isUnreachable() ? probe() : null;
            if (isAway() && !isBorneFurther()) {
                throw reason != null ? reason : new SQLException("The database cannot store anything", NO_ROOM + "000");
            }
        }
    }

    private synchronized boolean isUnreachable() {
        return unreachable;
    }

    /** @return why there is still no connection, or null */
    private SQLException probe() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.isValid(ANSWER_SECONDS)) {
                end();
            }
            return null;
        } catch (SQLException e) {
            if (!isReasonOf(e)) {
                throw e;
            }
            return e;
        }
    }
}
