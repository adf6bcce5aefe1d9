package io.github.kisroutes.benchmark;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * In a fresh JVM with a small heap: a collection of many symbols. Once a second everything unused is collected and what
 * remains is noted: what the program really holds.
 */
public final class MemoryRun {
    private static final double MEGABYTE = 1 << 20;

    private MemoryRun() {}

    /** The figures: rows, seconds, megabytes in the first quarter (mean), in the last, at most, samples. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(System.getProperty("benchmark.folder"));
        Map<String, String> settings = Map.of(
                "kis.base-url",
                System.getProperty("benchmark.broker"),
                "kis.symbols.file",
                BrokerProcess.symbolsFile(folder, Integer.getInteger("benchmark.symbols"))
                        .toString(),
                "kis.collect.from",
                System.getProperty("benchmark.from"),
                "kis.collect.to",
                "2025-06-16");
        List<Double> used = new CopyOnWriteArrayList<>();
        ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
        try (Product product = NoQuota.product(folder, settings)) {
            long begin = System.nanoTime();
            sampler.scheduleWithFixedDelay(() -> used.add(heap()), 1, 1, TimeUnit.SECONDS);
            RunSummary summary = product.collect();
            sampler.shutdown();
            sampler.awaitTermination(10, TimeUnit.SECONDS);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (summary.exitCode() != 0) {
                throw new IllegalStateException(summary.toString());
            }
            int quarter = Math.max(1, used.size() / 4);
            System.out.println(Fork.FIGURES + product.value("SELECT COUNT(*) FROM daily_price") + " " + seconds + " "
                    + mean(used.subList(0, quarter)) + " " + mean(used.subList(used.size() - quarter, used.size()))
                    + " "
                    + used.stream().mapToDouble(Double::doubleValue).max().orElseThrow() + " " + used.size());
        } finally {
            sampler.shutdownNow();
        }
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
