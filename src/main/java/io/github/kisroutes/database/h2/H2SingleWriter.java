package io.github.kisroutes.database.h2;

import io.github.kisroutes.shared.file.LockFile;
import io.github.kisroutes.shared.file.LockFileQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In a file of H2 one transaction writes at a time, whichever thread or process it belongs to.
 *
 * <p>H2 saves its tables, indexes and undo logs one after the other while other transactions go on changing them, and counts on
 * the next save to complete the picture. When the process is killed between the two, an index keeps the entry of a transaction
 * that was never committed and that no undo log knows. Nobody sees it, yet the row it stands for cannot be stored ever after:
 * "Timeout trying to lock table {0}". Where one transaction writes at a time, nothing changes during a save. (The cause is told
 * in issue 2080 of h2database; measured in {@code docs/adr/0004-one-writer.md}.)
 */
public final class H2SingleWriter implements SingleWriter {
    private static final Logger LOG = LoggerFactory.getLogger(H2SingleWriter.class);

    private static final String CANCELED = "HY008";
    private static final String IO_ERROR = "58030";

    private static final Map<Path, H2SingleWriter> OF_FILES = new ConcurrentHashMap<>();

    private final ReentrantLock inThisProcess = new ReentrantLock(true);
    private final Path lockFile;
    private final LockFileQueue amongProcesses;

    private H2SingleWriter(Path lockFile) {
        this.lockFile = lockFile;
        amongProcesses = new LockFileQueue(lockFile);
    }

    /** One transaction at a time in a file of H2, the same for everybody in this process who has it open; any number elsewhere. */
    public static SingleWriter of(String url) {
        return new H2Address(url, "", "")
                .file()
                .map(file -> file.resolveSibling(file.getFileName() + ".write.lock"))
                .<SingleWriter>map(file -> OF_FILES.computeIfAbsent(file, H2SingleWriter::new))
                .orElseGet(SingleWriter::ofAnyNumber);
    }

    @Override
    public Writing begin(Duration patience) throws SQLException {
        if (inThisProcess.isHeldByCurrentThread() || !isFree(patience)) {
            return () -> {};
        }
        try {
            LockFile turn = amongProcesses.take(patience);
            return () -> end(turn);
        } catch (IOException e) {
            inThisProcess.unlock();
            throw unusable(e);
        }
    }

    /**
     * Takes the turn where nobody else has it, for what can as well be left.
     *
     * @param patience how long to wait for a thread of this process
     * @return empty while somebody writes, this thread included
     * @throws SQLException as {@link #begin}
     */
    Optional<Writing> beginIfFree(Duration patience) throws SQLException {
        if (inThisProcess.isHeldByCurrentThread() || !isFree(patience)) {
            return Optional.empty();
        }
        Optional<LockFile> turn = Optional.empty();
        try {
            turn = amongProcesses.takeIfFree();
            return turn.map(taken -> () -> end(taken));
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            if (turn.isEmpty()) {
                inThisProcess.unlock();
            }
        }
    }

    private SQLException unusable(IOException e) {
        return new SQLException("The file " + lockFile + " cannot be used: " + e, IO_ERROR, e);
    }

    private boolean isFree(Duration patience) throws SQLTransientException {
        try {
            return inThisProcess.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("interrupted while waiting to write", CANCELED, e);
        }
    }

    private void end(LockFile turn) {
        try {
            turn.close();
        } catch (IOException e) {
            LOG.debug("The file {} could not be closed: {}", lockFile, e.toString());
        } finally {
            inThisProcess.unlock();
        }
    }
}
