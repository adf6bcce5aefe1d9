package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How long a person waits: today's row of the whole market, ten years of one stock, thirty days of fifty. */
final class SpeedBenchmark {
    private static final int REPEATS = Integer.getInteger("benchmark.repeats", 3);
    private static final int PER_SECOND = 20;
    private static final String LATENCY = "60";

    private SpeedBenchmark() {}

    /** What is collected, and how many rows that are. */
    private record Case(String name, int symbols, String from, String to, long rows) {}

    private static final List<Case> CASES = List.of(
            new Case("today's row of 2,760 stocks", 2_760, "2025-06-16", "2025-06-16", 2_760),
            new Case(
                    "ten years of one stock",
                    1,
                    BackfillBenchmark.FROM.toString(),
                    BackfillBenchmark.TO.toString(),
                    BackfillBenchmark.TRADING_DAYS),
            new Case("30 days of 50 stocks", 50, "2025-05-18", "2025-06-16", 50 * 21));

    static void run(Path folder) throws IOException, InterruptedException {
        System.out.printf(
                "%n| collected | run | calls | refused | rows | from the first call to the last | load average |%n"
                        + "|---|---|---|---|---|---|---|%n");
        for (Case one : CASES) {
            for (int repeat = 1; repeat <= REPEATS; repeat++) {
                Machine.awaitQuiet();
                Path place = Files.createDirectory(folder.resolve("speed-" + one.symbols() + "-" + repeat));
                Arrivals seen = collect(place, one);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %d | %d | %,d | %.2f s | %s |%n",
                        one.name(),
                        repeat,
                        seen.quotations().size(),
                        seen.refused(),
                        one.rows(),
                        seen.secondsOfAll(),
                        Machine.load());
            }
        }
    }

    /** All rows, or it is no result. */
    private static Arrivals collect(Path folder, Case one) throws IOException, InterruptedException {
        try (BrokerProcess broker =
                new BrokerProcess(folder, one.symbols(), PER_SECOND, LATENCY, List.of("--date=2025-06-16T15:45"))) {
            List<double[]> figures = Fork.figures(Fork.run(
                    List.of(
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlog4j2.configurationFile=config/log4j2.properties",
                            "-Dbenchmark.symbols=" + one.symbols(),
                            "-Dbenchmark.from=" + one.from(),
                            "-Dbenchmark.to=" + one.to(),
                            "-Dbenchmark.folder=" + folder,
                            "-Dbenchmark.broker=" + broker.address()),
                    broker.credentials(),
                    SpeedRun.class,
                    folder.resolve("speed.txt")));
            long rows = (long) figures.get(0)[0];
            if (rows != one.rows()) {
                throw new IllegalStateException(rows + " rows came, not " + one.rows());
            }
            return broker.end();
        }
    }
}
