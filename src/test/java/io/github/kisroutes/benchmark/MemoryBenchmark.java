package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether ten thousand symbols fit into a small heap, and whether anything stays behind of those that are done. */
final class MemoryBenchmark {

    private MemoryBenchmark() {}

    static void run(Path folder) throws IOException, InterruptedException {
        Machine.awaitQuiet();
        try (BrokerProcess broker = new BrokerProcess(folder, MemoryRun.SYMBOLS, 0, "0")) {
            List<String> output = Fork.run(
                    List.of(
                            "-Xmx128m",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-Dlog4j2.configurationFile=config/log4j2.properties",
                            "-Dbenchmark.folder=" + folder,
                            "-Dbenchmark.broker=" + broker.address()),
                    broker.credentials(),
                    MemoryRun.class,
                    folder.resolve("memory.txt"));
            double[] f = Fork.figures(output).get(0);
            System.out.printf(
                    Locale.ROOT,
                    "%n| rows | time | rows/s | heap in use after a collection: first quarter | last quarter | most | samples"
                            + " | load average |%n|---|---|---|---|---|---|---|---|%n"
                            + "| %,.0f | %.0f s | %,.0f | %.1f MB | %.1f MB | %.1f MB | %.0f | %s |%n",
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
