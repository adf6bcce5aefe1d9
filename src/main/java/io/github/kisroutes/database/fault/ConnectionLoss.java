package io.github.kisroutes.database.fault;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection ends although nobody did anything wrong: the process that serves a shared H2 file ends and another takes its
 * place, or a PostgreSQL server restarts. All connections of the pool are lost then, and new ones are there a moment later.
 */
public final class ConnectionLoss {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLoss.class);

    private static final int ATTEMPTS = 6;

    /** Grows with each attempt: three seconds in all. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Longer than all attempts take: what is noticed within it is the same loss. */
    private static final Duration ONE_LOSS = Duration.ofSeconds(10);

    private static final AtomicLong TOLD_AT = new AtomicLong(System.nanoTime() - ONE_LOSS.toNanos());

    /** Connection exceptions of the standard; the server is ending, or was killed. */
    private static final List<String> STATES = List.of("08", "57P");

    /**
     * H2 serves a shared file in the process that owns it. When that one lets H2 close the file, as a database tool does, H2
     * rolls back the guests' transactions while their statements still run, and these fail with a "general error" that carries
     * the code of its store ({@code org.h2.mvstore.DataUtils}): 103, the transaction is no longer open; 4, it is closed; 102,
     * its number was given away before its changes were undone. As long as the owner lives none of them can happen to us; 102
     * also stands for more than 65,535 transactions at once, hence its words.
     */
    private static final Pattern OWNER_ENDS =
            Pattern.compile("\\[[\\d.]+/(4|103)]|An old transaction with the same id is still open: .*\\[[\\d.]+/102]");

    private ConnectionLoss() {}

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T call() throws X;
    }

    /** Whether a statement failed because its connection was lost. A pool that gives none does not count: it has waited. */
    public static boolean in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return is(e);
            }
        }
        return false;
    }

    /** The same, for what a driver has thrown. */
    public static boolean is(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || ownerEnds(e)
                || e.getErrorCode()
                        == ErrorCode.STATEMENT_WAS_CANCELED // by H2, when this process ends; nobody else does
                || !(e instanceof SQLTransientConnectionException)
                        && STATES.stream().anyMatch(state::startsWith);
    }

    /** H2 repeats the statement in its message, and what stands there is not its own. */
    private static boolean ownerEnds(SQLException e) {
        return e.getErrorCode() == ErrorCode.GENERAL_ERROR_1
                && OWNER_ENDS.matcher(DatabaseFault.oneLine(e)).find();
    }

    /**
     * Does the work again from its beginning when its connection was lost.
     *
     * @param work whole: a transaction, or a statement that may be repeated
     */
    public static <T, X extends Exception> T repeated(Work<T, X> work) throws X {
        for (int attempt = 1; true; attempt++) {
            try {
                return work.call();
            } catch (Exception e) {
                if (attempt == ATTEMPTS || !in(e) || !pause(PAUSE.multipliedBy(attempt))) {
                    throw e;
                }
                tell(e);
            }
        }
    }

    /** One line for the operator, although every connection of the pool and every worker notices. */
    private static void tell(Exception e) {
        LOG.debug("A connection to the database was lost.", e);
        long now = System.nanoTime();
        long before = TOLD_AT.get();
        if (now - before > ONE_LOSS.toNanos() && TOLD_AT.compareAndSet(before, now)) {
            LOG.warn(
                    "The connections to the database were lost; what was under way is done again on new ones. The driver"
                            + " says: {}",
                    DatabaseFault.in(e).map(DatabaseFault::text).orElse(e.toString()));
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
