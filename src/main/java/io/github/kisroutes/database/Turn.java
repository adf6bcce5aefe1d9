package io.github.kisroutes.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One process, and one thread in it, at a time: a lock of the operating system on a byte of a file, which ends with its process
 * however that ends.
 *
 * <p>A holder that hangs does not stop the others for ever: after a minute they go on without their turn.
 */
record Turn(FileChannel channel) implements AutoCloseable {
    /** Making a connection. */
    static final long OPENING = 0;

    /** Bringing the tables up to date; makes connections meanwhile, hence another byte. */
    static final long MIGRATING = 1;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(10);

    static Turn take(Path file, long about) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!isFree(channel, about) && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return new Turn(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isFree(FileChannel channel, long about) throws IOException {
        try {
            FileLock lock = channel.tryLock(about, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException heldByAThreadOfThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
