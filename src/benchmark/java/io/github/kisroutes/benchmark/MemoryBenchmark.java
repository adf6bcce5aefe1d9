package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Whether a large collection fits into a small heap, and whether anything stays behind of the symbols that are done. */
final class MemoryBenchmark {

    private MemoryBenchmark() {}

    /** Ten thousand symbols with one answer each. */
    static void manySymbols(Path folder) throws IOException, InterruptedException {
        run(folder, Integer.getInteger("benchmark.symbols", 10_000), LocalDate.of(2025, 1, 28), "128m");
    }

    /** Ten years of every stock of both boards. */
    static void wholeMarket(Path folder) throws IOException, InterruptedException {
        run(folder, Integer.getInteger("benchmark.symbols", 2_760), BackfillBenchmark.FROM, "256m");
    }

    private static void run(Path folder, int symbols, LocalDate from, String heap)
            throws IOException, InterruptedException {
        Machine.awaitQuiet();
        try (BrokerProcess broker = new BrokerProcess(folder, symbols, 0, "0")) {
            List<String> output = Fork.run(
                    List.of(
                            "-Xmx" + heap,
                            "-XX:+ExitOnOutOfMemoryError",
                            "-Dlog4j2.configurationFile=config/log4j2.properties",
                            "-Dbenchmark.symbols=" + symbols,
                            "-Dbenchmark.from=" + from,
                            "-Dbenchmark.folder=" + folder,
                            "-Dbenchmark.broker=" + broker.address()),
                    broker.credentials(),
                    MemoryRun.class,
                    folder.resolve("memory.txt"));
            double[] f = Fork.figures(output).get(0);
            System.out.printf(
                    Locale.ROOT,
                    "%n| heap | symbols | rows | time | rows/s | heap in use after a collection: first quarter | last quarter | most | samples"
                            + " | load average |%n|---|---|---|---|---|---|---|---|---|---|%n"
                            + "| %s | %,d | %,.0f | %.0f s | %,.0f | %.1f MB | %.1f MB | %.1f MB | %.0f | %s |%n",
                    heap,
                    symbols,
                    f[0],
                    f[1],
                    f[0] / f[1],
                    f[2],
                    f[3],
                    f[4],
                    f[5],
                    Machine.load());
        }
    }
}
