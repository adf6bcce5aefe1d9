package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether the program that runs day after day keeps anything of the collections that are over. */
final class RunsBenchmark {
    private static final int RUNS = 200;
    private static final int SYMBOLS = 10;

    private RunsBenchmark() {}

    static void run(Path folder) throws IOException, InterruptedException {
        int symbols = Integer.getInteger("benchmark.symbols", SYMBOLS);
        Machine.awaitQuiet();
        try (BrokerProcess broker = new BrokerProcess(folder, symbols, 0, "0")) {
            List<double[]> figures = Fork.figures(Fork.run(
                    List.of(
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlog4j2.configurationFile=config/log4j2.properties",
                            "-Dbenchmark.runs=" + RUNS,
                            "-Dbenchmark.symbols=" + symbols,
                            "-Dbenchmark.folder=" + folder,
                            "-Dbenchmark.broker=" + broker.address()),
                    broker.credentials(),
                    ScheduledRunsRun.class,
                    folder.resolve("runs.txt")));
            System.out.printf("%n| collections so far | heap in use after a collection of the garbage |%n|---|---|%n");
            for (double[] f : figures) {
                System.out.printf(Locale.ROOT, "| %.0f | %.1f MB |%n", f[0], f[1]);
            }
            System.out.println("load average " + Machine.load());
        }
    }
}
