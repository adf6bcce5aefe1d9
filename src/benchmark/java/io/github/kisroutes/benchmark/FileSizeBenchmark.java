package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How large the file of the embedded database gets, for each candle in it. */
final class FileSizeBenchmark {
    private static final int SYMBOLS = Integer.getInteger("benchmark.symbols", 100);
    private static final int DAYS = Integer.getInteger("benchmark.days", 250);

    private FileSizeBenchmark() {}

    static void run(Path folder) throws IOException, InterruptedException {
        List<String> output = Fork.run(
                List.of(
                        "-Xmx512m",
                        "-Dlog4j2.configurationFile=config/log4j2.properties",
                        "-Dbenchmark.symbols=" + SYMBOLS,
                        "-Dbenchmark.days=" + DAYS,
                        "-Dbenchmark.h2=" + System.getProperty("benchmark.h2", ""),
                        "-Dbenchmark.folder=" + folder),
                Map.of(),
                FileSizeRun.class,
                folder.resolve("size.txt"));
        System.out.printf(
                "%n| after | rows | while it runs, bytes per row | after it has ended | at most, MB | load average |%n"
                        + "|---|---|---|---|---|---|%n");
        for (double[] f : Fork.figures(output)) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %.0f | %.0f | %.0f | %s |%n",
                    f[0] == 0 ? "the backfill" : String.format("%.0f days", f[0]),
                    f[1],
                    f[2] / f[1],
                    f[3] / f[1],
                    f[4] / 1e6,
                    Machine.load());
        }
    }
}
