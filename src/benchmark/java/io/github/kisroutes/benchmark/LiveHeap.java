package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What another process holds in its heap after everything unused was collected, as {@code jcmd} of the JDK tells it. */
final class LiveHeap implements AutoCloseable {
    private static final double MEGABYTE = 1 << 20;
    private static final int PAUSE_SECONDS = 5;

    private final AtomicLong most = new AtomicLong();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

    private LiveHeap(long pid) {
        looking.scheduleWithFixedDelay(
                () -> most.accumulateAndGet(bytes(pid), Math::max), 1, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** Looks again and again until it is closed. */
    static LiveHeap watch(long pid) {
        return new LiveHeap(pid);
    }

    /** The most that was seen, in megabytes; 0 before the first look. */
    double most() {
        return most.get() / MEGABYTE;
    }

    /** One look. */
    static double megabytes(long pid) {
        return bytes(pid) / MEGABYTE;
    }

    private static long bytes(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return told.lines()
                    .filter(line -> line.startsWith("Total "))
                    .map(line -> Long.parseLong(line.trim().split(" +")[2]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(told));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
