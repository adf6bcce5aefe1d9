package io.github.kisroutes.database.h2;

import java.sql.SQLException;
import java.time.Duration;

/** Who may write to a database at the same time. */
public interface SingleWriter {
    /** A transaction takes milliseconds: who has the turn for longer sleeps or hangs, and writes nothing meanwhile. */
    Duration MAX_WAIT = Duration.ofSeconds(10);

    /** Any number of transactions: the database sees to it. */
    static SingleWriter ofAnyNumber() {
        return patience -> () -> {};
    }

    /** The time of one transaction. */
    @FunctionalInterface
    interface Writing extends AutoCloseable {
        /** The next one may write. */
        @Override
        void close();
    }

    /**
     * Waits for the turn to write; a thread that has it already goes on.
     *
     * @param patience after which it goes on beside a holder that seems to hang
     * @return to be closed by the same thread
     * @throws SQLException when the thread is interrupted, or a lock file cannot be used
     */
    Writing begin(Duration patience) throws SQLException;

    /** The same, for an ordinary transaction. */
    default Writing begin() throws SQLException {
        return begin(MAX_WAIT);
    }
}
