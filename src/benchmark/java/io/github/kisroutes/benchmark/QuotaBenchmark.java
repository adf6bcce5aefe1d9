package io.github.kisroutes.benchmark;

import io.github.kisroutes.KisRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much of the quota a run uses, and whether it ever breaks it: 300 symbols by a fresh process of the product. */
final class QuotaBenchmark {
    private static final int SYMBOLS = 300;
    private static final int PER_SECOND = 20;
    private static final int REPEATS = Integer.getInteger("benchmark.repeats", 3);
    private static final List<String> LATENCIES = List.of("60", "20", "20-400");

    private QuotaBenchmark() {}

    static void run(Path folder) throws IOException, InterruptedException {
        System.out.printf(
                "%n| latency | share of the quota: min | median | max | refused calls of all runs | load average |%n"
                        + "|---|---|---|---|---|---|%n");
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
        }
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
