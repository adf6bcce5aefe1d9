package io.github.kisroutes.database.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time in which the database cannot store anything: its server restarts, the network to it is down, its disk is full. What
 * has to be stored waits, and nobody begins what could not be stored. Here is also the one loop that repeats work in a database.
 */
public final class DatabaseOutage {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);

    /** How long an absence is borne before work fails with it. */
    static final Duration MAX_WAIT = Duration.ofMinutes(10);

    /** How often work is tried whose connection is lost: for three seconds, also when the process ends. */
    private static final int ATTEMPTS = 6;

    /** Grows with each attempt. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int ANSWER_SECONDS = 5;

    private final DataSource dataSource;
    private boolean away;
    /** Whether it is away for want of a connection, so that a connection shows its end; otherwise only a write does. */
    private boolean unreachable;

    private String why = "";
    private long sinceNanos;
    private volatile boolean ending;

    public DatabaseOutage(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The process ends: what cannot be stored now fails. */
    public void bearNoLonger() {
        ending = true;
    }

    /** Work in a database. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T call() throws X;
    }

    /**
     * Does work again when its connection was lost, a few times, and once when another writer was faster.
     *
     * @param work whole: a statement that may be repeated
     */
    public static <T, X extends Exception> T repeated(Work<T, X> work) throws X {
        return repeated(work, (fault, attempt) -> mayRepeat(fault, attempt) && pause(attempt));
    }

    /**
     * Does work again as long as somebody wants it: the only loop that repeats work in a database.
     *
     * @param again whether another attempt is worth it after the fault of this one, the first being 1
     */
    public static <T, X extends Exception> T repeated(Work<T, X> work, BiPredicate<DatabaseFault, Integer> again)
            throws X {
        for (int attempt = 1; true; attempt++) {
            try {
                return work.call();
            } catch (Exception e) {
                Optional<DatabaseFault> fault = DatabaseFault.in(e);
                if (fault.isEmpty() || !again.test(fault.get(), attempt)) {
                    throw e;
                }
                LOG.debug("Work in the database is done again.", e);
            }
        }
    }

    /**
     * The same, and for as long as the database is away.
     *
     * @param work whole: a transaction
     */
    public <T, X extends Exception> T outlasted(Work<T, X> work) throws X {
        T result = repeated(work, this::isBorne);
        end();
        return result;
    }

    private static boolean mayRepeat(DatabaseFault fault, int attempt) {
        return fault.isConnectionLost() && attempt < ATTEMPTS || fault.isConflict() && attempt == 1;
    }

    private boolean isBorne(DatabaseFault fault, int attempt) {
        if (fault.isOutage()) {
            begin(fault);
        }
        if ((mayRepeat(fault, attempt) || fault.isOutage() && isBorneFurther()) && pause(attempt)) {
            return true;
        }
        if (fault.isOutage()) {
            giveUp();
        }
        return false;
    }

    private boolean isBorneFurther() {
        return !ending && length().compareTo(MAX_WAIT) <= 0;
    }

    /** @return false if the process ends */
    private static boolean pause(int attempt) {
        try {
            Thread.sleep(Math.min(PAUSE.toMillis() * attempt, LONGEST_PAUSE.toMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Why the database stores nothing; empty while it does, as far as anybody has noticed. */
    public synchronized Optional<String> reason() {
        return away ? Optional.of(why) : Optional.empty();
    }

    private synchronized boolean isAway() {
        return away;
    }

    private synchronized void begin(DatabaseFault reason) {
        if (!away) {
            away = true;
            unreachable = reason.isUnreachable();
            why = reason.text();
            sinceNanos = System.nanoTime();
            LOG.warn(
                    "The database cannot store anything; rows to be stored wait up to {} min, and no new request is sent: {}",
                    MAX_WAIT.toMinutes(),
                    reason.text());
        }
    }

    private synchronized void end() {
        if (away) {
            away = false;
            LOG.info("Database available again after {} s.", length().toSeconds());
        }
    }

    private synchronized void giveUp() {
        away = false;
        LOG.warn("The database has stored nothing for {} s; what waited for it fails.", length().toSeconds());
    }

    private synchronized Duration length() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }

    /**
     * Returns at once while the database is there, or else when it is back.
     *
     * @throws SQLException when it stays away for too long
     */
    public void await() throws SQLException {
        while (isAway()) {
            SQLException reason = isUnreachable() ? probe() : null;
            if (isAway() && !(isBorneFurther() && pause(ATTEMPTS))) {
                throw reason != null ? reason : new SQLException("The database cannot store anything", "53000");
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
            if (!DatabaseFault.of(e).isOutage()) {
                throw e;
            }
            return e;
        }
    }
}
