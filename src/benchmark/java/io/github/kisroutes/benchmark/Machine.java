package io.github.kisroutes.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Where a figure was measured. */
final class Machine {
    /** With less than this many waiting processes, two cores have time for the benchmark. */
    private static final double QUIET = 1.5;

    private Machine() {}

    static String description() {
        return "JDK %s, %d cores, %s"
                .formatted(
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    /** The load average of the last minute, for the column beside a figure. */
    static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Waits for a quiet machine, at most {@code benchmark.patience} minutes; then it is measured all the same. */
    static void awaitQuiet() {
        int minutes = Integer.getInteger("benchmark.patience", 0);
        if (minutes == 0) {
            return;
        }
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(minutes))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> Double.parseDouble(load()) < QUIET);
        } catch (ConditionTimeoutException busy) {
            System.err.println("The machine did not become quiet, load average " + load());
        }
    }
}
