package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the benchmarks that are named, or all, and prints each one's table of docs/performance.md. */
public final class Benchmarks {

    private Benchmarks() {}

    /** One benchmark: prints its table, leaves its files in the folder. */
    @FunctionalInterface
    private interface Benchmark {
        void run(Path folder) throws Exception;
    }

    private static final Map<String, Benchmark> ALL = all();

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("quota", QuotaBenchmark::run);
        all.put("speed", SpeedBenchmark::run);
        all.put("backfill", BackfillBenchmark::run);
        all.put("pipeline", PipelineBenchmark::h2);
        all.put("postgresql", PipelineBenchmark::postgresql);
        all.put("memory", MemoryBenchmark::manySymbols);
        all.put("market", MemoryBenchmark::wholeMarket);
        all.put("token", TokenBenchmark::run);
        all.put("gateway", GatewayBenchmark::run);
        all.put("start", StartBenchmark::run);
        all.put("runs", RunsBenchmark::run);
        all.put("page", PageBenchmark::run);
        all.put("download", DownloadBenchmark::run);
        all.put("file", FileSizeBenchmark::run);
        return all;
    }

    /** @param args {@code all}, or names of benchmarks separated by commas */
    public static void main(String[] args) throws Exception {
        System.out.println(Machine.description());
        for (String name : names(args.length == 0 ? "all" : args[0])) {
            Path folder = Files.createTempDirectory("kis-benchmark");
            try {
                ALL.get(name).run(folder);
            } finally {
                delete(folder);
            }
        }
    }

    private static List<String> names(String wanted) {
        List<String> names = wanted.equals("all") ? List.copyOf(ALL.keySet()) : Arrays.asList(wanted.split(","));
        if (!ALL.keySet().containsAll(names)) {
            throw new IllegalArgumentException("There is no benchmark " + names + ", only " + ALL.keySet());
        }
        return names;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
