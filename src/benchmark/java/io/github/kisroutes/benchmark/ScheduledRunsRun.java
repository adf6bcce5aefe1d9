package io.github.kisroutes.benchmark;

import io.github.kisroutes.Product;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.awaitility.Awaitility;

/**
 * In a fresh JVM: the routes with their schedule, as {@code kis run} has them, collecting every other second. After each tenth
 * collection everything unused is collected and what remains is noted.
 */
public final class ScheduledRunsRun {
    private static final double MEGABYTE = 1 << 20;
    private static final int EACH = 10;

    private ScheduledRunsRun() {}

    /** The figures, a line for each look: collections so far, megabytes in use. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(System.getProperty("benchmark.folder"));
        int runs = Integer.getInteger("benchmark.runs");
        SettingsSource source = SettingsSource.of(Path.of("config"), System.getenv(), new Properties())
                .with(Map.of(
                        "kis.base-url", System.getProperty("benchmark.broker"),
                        "kis.symbols.file",
                                BrokerProcess.symbolsFile(folder, Integer.getInteger("benchmark.symbols"))
                                        .toString(),
                        "kis.collect.cron", "0/2 * * ? * *",
                        "kis.token.cipher-key-file", folder.resolve("token.key").toString(),
                        "kis.database.url", "jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0"));
        List<String> figures = new ArrayList<>();
        try (Product product = Product.start(source, SimulatorOptions.clockFrom(SimulatorOptions.DEMO_START))) {
            for (int next = EACH; next <= runs; next += EACH) {
                int wanted = next;
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(500))
                        .atMost(Duration.ofMinutes(5))
                        .until(() -> done(product) >= wanted);
                figures.add(Fork.FIGURES + done(product) + " " + heap());
            }
        }
        figures.forEach(System.out::println);
    }

    private static long done(Product product) {
        return Long.parseLong(product.value("SELECT COUNT(*) FROM collection_run WHERE state IN ('DONE', 'PARTIAL')")
                .toString());
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }
}
