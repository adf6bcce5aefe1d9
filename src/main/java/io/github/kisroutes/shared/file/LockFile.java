package io.github.kisroutes.shared.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One process, and one thread in it, at a time: a lock of the operating system on a file, which ends with its process however
 * that ends. Each purpose has a file of its own, since closing a file gives up every lock that the process has on it.
 *
 * @param taken whether it is our turn; false when the holder kept it for longer than one was ready to wait
 */
public record LockFile(FileChannel channel, boolean taken) implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(1);

    /** A wait that is worth a word. */
    private static final Duration LONG = Duration.ofSeconds(5);

    /** The byte that is locked, far behind the name of the holder: Windows lets nobody read what is locked. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    /**
     * Waits for the turn.
     *
     * @param file is made when it is not there, and stays
     * @param patience how long to wait for a holder, who may hang
     * @param waiting is told who holds it, when the wait is a long one
     */
    static LockFile take(Path file, Duration patience, Consumer<String> waiting) throws IOException {
        PrivateFiles.makeFolder(file.getParent());
        FileChannel channel = PrivateFiles.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            boolean taken = isFree(channel)
                    || comesWithin(shorter(patience, LONG), channel)
                    || patience.compareTo(LONG) > 0 && comesAfterAWord(waiting, patience.minus(LONG), channel);
            if (taken) {
                LockHolder.writeInto(channel);
            }
            return new LockFile(channel, taken);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean comesAfterAWord(Consumer<String> waiting, Duration patience, FileChannel channel)
            throws IOException {
        waiting.accept(LockHolder.of(channel));
        return comesWithin(patience, channel);
    }

    private static boolean comesWithin(Duration patience, FileChannel channel) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            if (isFree(channel)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED, 1, false) != null;
        } catch (OverlappingFileLockException heldByAThreadOfThisProcess) {
            return false;
        }
    }

    /** Who has it, if it is not we. */
    String holder() {
        return LockHolder.of(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
