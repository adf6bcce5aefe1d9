package io.github.kisroutes.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What this process lives through, and the one moment at which a signal hits it: {@code moments.point}, when it is passed for
 * the {@code moments.occurrence}-th time. The signal {@code moments.signal} is KILL, after which nothing runs, no hook and no
 * {@code finally}; or STOP, after which everything goes on once somebody sends CONT. The file {@code moments.journal} says what
 * happened, for whoever comes after.
 */
public final class Moments {
    private final Point point;
    private final int occurrence;
    private final Path journal;
    private final Process signal;
    private final AtomicInteger passed = new AtomicInteger();

    private Moments(Point point, int occurrence, String signal, Path journal) throws IOException {
        this.point = point;
        this.occurrence = occurrence;
        this.journal = journal;
        // It stands ready: to start it would take milliseconds, in which the other threads reach other moments.
        String self = String.valueOf(ProcessHandle.current().pid());
        this.signal = new ProcessBuilder("sh", "-c", "read go && kill -$1 $0", self, signal).start();
    }

    /** The system properties of the product process, for {@link #ofProcess()}. */
    static Map<String, String> properties(Point point, int occurrence, String signal, Path journal) {
        return Map.of(
                "moments.point", point.name(),
                "moments.occurrence", String.valueOf(occurrence),
                "moments.signal", signal,
                "moments.journal", journal.toString());
    }

    /** As the process was told. */
    public static Moments ofProcess() throws IOException {
        return new Moments(
                Point.valueOf(System.getProperty("moments.point")),
                Integer.getInteger("moments.occurrence"),
                System.getProperty("moments.signal"),
                Path.of(System.getProperty("moments.journal")));
    }

    /** The calling thread has come to this point. */
    void pass(Point here) {
        if (here == point && passed.incrementAndGet() == occurrence) {
            note("at " + here);
            hit();
        }
    }

    /** Keeps a line, whatever becomes of this process. */
    synchronized void note(String line) {
        try {
            Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hit() {
        try (var go = signal.getOutputStream()) {
            go.write('\n');
            go.flush();
            signal.waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("The signal was not sent", e);
        }
    }

    /** What a process has noted. */
    static List<String> read(Path journal) throws IOException {
        return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
    }
}
