package io.github.kisroutes.database.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what commits have left behind in a file of H2. Each commit writes the pages anew that it has changed, so that after a
 * backfill three quarters of the file are pages that nobody needs. With {@code WRITE_DELAY=0}, H2 does nothing about it by itself.
 *
 * <p>Works in steps, each of which writes 16 MB at most and holds the turn to write (see {@link H2SingleWriter}): nothing else
 * changes meanwhile. A process that is killed in a step leaves the file as it was before, or as it was to become. The rules are in
 * {@code docs/adr/0004-one-writer.md}.
 */
public final class FileCompaction {
    private static final Logger LOG = LoggerFactory.getLogger(FileCompaction.class);

    /** Percent of the file that are needed: nothing is done above. */
    private static final int FULL_ENOUGH = 70;

    /** Bytes of a file that is not worth the while. */
    private static final long SMALL = 4L << 20;

    /** How long it may take altogether; a step that has begun is finished. */
    private static final Duration BOUND = Duration.ofSeconds(3);

    private final DataSource connections;
    private final SingleWriter writers;

    /** @param writers of the same database */
    public FileCompaction(DataSource connections, SingleWriter writers) {
        this.connections = connections;
        this.writers = writers;
    }

    /**
     * Makes the file smaller, if this process has it open, no other process is connected, and it is worth the while. Where it is
     * not possible, nothing happens: the file is larger than it need be, and whole.
     */
    public void compact() {
        if (writers instanceof H2SingleWriter turns) {
            try (Connection connection = connections.getConnection()) {
                if (connection.isWrapperFor(JdbcConnection.class)
                        && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                    compact(session.getDatabase(), turns);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warn("The file of the database was not made smaller: {}", e.toString());
            }
        }
    }

    private static void compact(Database open, H2SingleWriter turns) throws SQLException {
        MVStore store = open.getStore().getMvStore();
        FileStore<?> file = store.getFileStore();
        long before = file.size();
        long begin = System.nanoTime();
        boolean going = true;
        while (going && isWorthIt(file) && System.nanoTime() - begin < BOUND.toNanos()) {
            int full = full(file);
            going = step(open, store, turns) && full(file) > full;
        }
        LOG.debug(
                "The file of the database: {} MB before, {} MB now, {} ms.",
                before >> 20,
                file.size() >> 20,
                (System.nanoTime() - begin) / 1_000_000);
    }

    private static boolean isWorthIt(FileStore<?> file) {
        return file.size() > SMALL && full(file) < FULL_ENOUGH;
    }

    /** How much of the file is needed, in percent: of its chunks, what is alive, and of the file, what is chunks. */
    private static int full(FileStore<?> file) {
        return file.getChunksFillRate() * file.getFillRate() / 100;
    }

    /** Others may be reading, or be in the middle of a transaction of which this process knows nothing. */
    private static boolean isAlone(Database open) {
        for (SessionLocal session : open.getSessions(false)) {
            if (session.getNetworkConnectionInfo() != null) {
                return false;
            }
        }
        return true;
    }

    /** @return whether it was our turn, and nobody else had come */
    @SuppressWarnings("try") // the turn is only held
    private static boolean step(Database open, MVStore store, H2SingleWriter turns) throws SQLException {
        Optional<SingleWriter.Writing> free = turns.beginIfFree(BOUND);
        if (free.isEmpty()) {
            return false;
        }
        try (SingleWriter.Writing turn = free.get()) {
            if (!isAlone(open)) {
                return false;
            }
            int retention = store.getRetentionTime();
            try {
                store.compactFile(0); // no time: one step; it sets the retention to none
            } finally {
                store.setRetentionTime(retention); // before anybody else writes
            }
        }
        return true;
    }
}
