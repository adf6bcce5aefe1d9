package io.github.kisroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How fast rows get into the database where neither quota nor latency holds them back, against a plain loop. */
final class PipelineBenchmark {

    private PipelineBenchmark() {}

    static void run(Path folder) throws IOException, InterruptedException {
        Machine.awaitQuiet();
        try (BrokerProcess broker = new BrokerProcess(folder, PipelinePairs.SYMBOLS, 0, "0")) {
            List<double[]> pairs = Fork.figures(Fork.run(
                    List.of(
                            "-Xmx1g",
                            "-Dlog4j2.configurationFile=config/log4j2.properties",
                            "-Dbenchmark.folder=" + folder,
                            "-Dbenchmark.broker=" + broker.address()),
                    broker.credentials(),
                    PipelinePairs.class,
                    folder.resolve("pairs.txt")));
            print(pairs);
        }
    }

    private static void print(List<double[]> pairs) {
        System.out.printf(
                "%n| pair | product, rows/s | plain loop, rows/s | ratio | load average |%n|---|---|---|---|---|%n");
        for (int i = 0; i < pairs.size(); i++) {
            double[] pair = pairs.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %,.0f | %,.0f | %.2f | %.1f |%n",
                    i + 1,
                    pair[0],
                    pair[1],
                    pair[0] / pair[1],
                    pair[2]);
        }
        double[] ratios =
                pairs.stream().mapToDouble(pair -> pair[0] / pair[1]).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| median | %,.0f | %,.0f | %.2f | |%n",
                median(pairs, 0),
                median(pairs, 1),
                ratios[ratios.length / 2]);
    }

    private static double median(List<double[]> pairs, int column) {
        double[] sorted = pairs.stream().mapToDouble(pair -> pair[column]).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
