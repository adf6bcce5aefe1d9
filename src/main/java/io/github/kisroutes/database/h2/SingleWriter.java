package io.github.kisroutes.database.h2;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Who may write to a database at the same time. */
public interface SingleWriter {
    /** A transaction takes milliseconds: who has the turn for longer sleeps or hangs, and writes nothing meanwhile. */
    Duration MAX_WAIT = Duration.ofSeconds(10);

    /** Any number of transactions: the database sees to it. */
    static SingleWriter ofAnyNumber() {
        return patience -> () -> {};
    }

    /** One transaction at a time in a file of H2, any number elsewhere. */
    static SingleWriter of(String url) {
        Optional<Path> file = url.startsWith("jdbc:h2:") ? new H2Address(url, "", "").file() : Optional.empty();
        return file.<SingleWriter>map(H2SingleWriter::of).orElseGet(SingleWriter::ofAnyNumber);
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
