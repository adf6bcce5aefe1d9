package io.github.kisroutes.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One process, and one thread in it, at a time: a lock of the operating system on a file, which ends with its process however
 * that ends. Each purpose has a file of its own, since closing a file gives up every lock that the process has on it.
 *
 * @param taken whether it is our turn; false when the holder kept it for longer than one was ready to wait
 */
record Turn(FileChannel channel, boolean taken) implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(1);

    /**
     * Waits for the turn.
     *
     * @param file is made when it is not there, and stays
     * @param patience how long to wait for a holder, who may hang
     */
    static Turn take(Path file, Duration patience) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long end = System.nanoTime() + patience.toNanos();
            boolean taken = isFree(channel);
            while (!taken && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
                taken = isFree(channel);
            }
            return new Turn(channel, taken);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByAThreadOfThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
