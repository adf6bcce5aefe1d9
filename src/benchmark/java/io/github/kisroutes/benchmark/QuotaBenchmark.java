package io.github.kisroutes.benchmark;

import io.github.kisroutes.KisRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much of the quota a run uses, and whether it ever breaks it: 300 symbols by a fresh process of the product. */
final class QuotaBenchmark {
    private static final int SYMBOLS = 300;
    private static final int PER_SECOND = 20;
    private static final int REPEATS = Integer.getInteger("benchmark.repeats", 3);
    private static final List<String> LATENCIES = List.of("60", "20", "20-400");

    /** Milliseconds for twenty calls, as the product makes them: {@code ConfiguredLimit.PERIOD}. */
    private static final int PERIOD = 1028;

    private static final List<Integer> OTHER_PERIODS = List.of(1005, 1010, 1015, 1020, 1024, PERIOD, 1036, 1050);

    private QuotaBenchmark() {}

    static void run(Path folder) throws IOException, InterruptedException {
        System.out.printf(
                "%n| latency | share of the quota: min | median | max | refused calls of all runs | load average |%n"
                        + "|---|---|---|---|---|---|%n");
        Map<String, List<Arrivals>> all = new LinkedHashMap<>();
        for (String latency : LATENCIES) {
            List<Arrivals> runs = new ArrayList<>();
            List<String> loads = new ArrayList<>();
            for (int repeat = 1; repeat <= REPEATS; repeat++) {
                Machine.awaitQuiet();
                Path place = Files.createDirectory(folder.resolve("latency-" + latency + "-" + repeat));
                runs.add(collect(place, latency));
                loads.add(Machine.load());
            }
            print(latency, runs, loads);
            all.put(latency, runs);
        }
        printCurve(all);
    }

    private static Arrivals collect(Path folder, String latency) throws IOException, InterruptedException {
        try (BrokerProcess broker = new BrokerProcess(folder, SYMBOLS, PER_SECOND, latency)) {
            Fork.run(
                    List.of(
                            "-Dkis.environment=real",
                            "-Dkis.base-url=" + broker.address(),
                            "-Dkis.rate.per-second=" + PER_SECOND,
                            "-Dkis.symbols.file=" + BrokerProcess.symbolsFile(folder, SYMBOLS),
                            "-Dkis.collect.once=true",
                            "-Dkis.collect.from=2025-05-18",
                            "-Dkis.collect.to=2025-06-16",
                            "-Dkis.token.cipher-key-file=" + folder.resolve("token.key"),
                            "-Dkis.database.url=jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0"),
                    broker.credentials(),
                    KisRoutes.class,
                    folder.resolve("product.txt"));
            Arrivals seen = broker.end();
            if (seen.calls() < SYMBOLS - 1) {
                throw new IllegalStateException("Only " + seen.calls() + " calls arrived");
            }
            return seen;
        }
    }

    /**
     * The share of the quota against the calls that a strict broker would have refused, had the product made twenty calls in
     * another time: how unevenly calls travel does not depend on it.
     */
    private static void printCurve(Map<String, List<Arrivals>> all) {
        System.out.printf("%n| period | share of the quota at most |");
        all.keySet().forEach(latency -> System.out.printf(" above the quota at %s ms |", latency));
        System.out.printf("%n|---|---|%s%n", "---|".repeat(all.size()));
        for (int period : OTHER_PERIODS) {
            System.out.printf(Locale.ROOT, "| %d ms | %.1f %% |", period, 100_000.0 / period);
            double second = 1 + (PERIOD - period) / 1000.0;
            all.values()
                    .forEach(runs -> System.out.printf(
                            " %d of %d |",
                            runs.stream()
                                    .mapToLong(run -> run.above(PER_SECOND, second))
                                    .sum(),
                            runs.stream().mapToLong(run -> run.all().size()).sum()));
            System.out.println();
        }
    }

    private static void print(String latency, List<Arrivals> runs, List<String> loads) {
        double[] shares = runs.stream()
                .mapToDouble(run -> 100 * run.rate() / PER_SECOND)
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s ms | %.2f %% | %.2f %% | %.2f %% | %d of %d | %s |%n",
                latency,
                shares[0],
                shares[shares.length / 2],
                shares[shares.length - 1],
                runs.stream().mapToLong(Arrivals::refused).sum(),
                runs.stream().mapToLong(run -> run.all().size()).sum(),
                String.join(", ", loads));
    }
}
