package io.github.kisroutes.benchmark;

import io.github.kisroutes.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How fast rows get into the database where neither quota nor latency holds them back, against a plain loop. */
final class PipelineBenchmark {

    private PipelineBenchmark() {}

    /** Into a file of H2. */
    static void h2(Path folder) throws IOException, InterruptedException {
        run(folder, List.of());
    }

    /** Into the PostgreSQL of the tests, which has processes of its own. */
    static void postgresql(Path folder) throws IOException, InterruptedException, SQLException {
        String database = PostgresServer.newDatabase();
        System.out.println("\n" + settings(database));
        run(folder, List.of("-Dbenchmark.postgresql=" + database));
    }

    /** What decides how durable a commit is, and so how long it takes. */
    private static String settings(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, PostgresServer.USERNAME, "");
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT CURRENT_SETTING('server_version'), CURRENT_SETTING('fsync'),"
                                + " CURRENT_SETTING('synchronous_commit')")) {
            row.next();
            return "PostgreSQL %s, fsync %s, synchronous_commit %s"
                    .formatted(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    private static void run(Path folder, List<String> database) throws IOException, InterruptedException {
        Machine.awaitQuiet();
        try (BrokerProcess broker = new BrokerProcess(folder, PipelinePairs.SYMBOLS, 0, "0")) {
            List<String> options = new ArrayList<>(List.of(
                    "-Xmx1g",
                    "-Dlog4j2.configurationFile=config/log4j2.properties",
                    "-Dbenchmark.symbols=" + PipelinePairs.SYMBOLS,
                    "-Dbenchmark.folder=" + folder,
                    "-Dbenchmark.broker=" + broker.address()));
            options.addAll(database);
            print(Fork.figures(
                    Fork.run(options, broker.credentials(), PipelinePairs.class, folder.resolve("pairs.txt"))));
        }
    }

    private static void print(List<double[]> pairs) {
        System.out.printf("%n| pair | product, rows/s | plain loop, rows/s | ratio | load average"
                + " | rows per second of processor time: product | plain loop | ratio |%n"
                + "|---|---|---|---|---|---|---|---|%n");
        for (int i = 0; i < pairs.size(); i++) {
            double[] pair = pairs.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %,.0f | %,.0f | %.2f | %.1f | %,.0f | %,.0f | %.2f |%n",
                    i + 1,
                    pair[0],
                    pair[1],
                    pair[0] / pair[1],
                    pair[2],
                    pair[3],
                    pair[4],
                    pair[3] / pair[4]);
        }
        System.out.printf(
                Locale.ROOT,
                "| median | %,.0f | %,.0f | %.2f | | %,.0f | %,.0f | %.2f |%n",
                median(pairs, pair -> pair[0]),
                median(pairs, pair -> pair[1]),
                median(pairs, pair -> pair[0] / pair[1]),
                median(pairs, pair -> pair[3]),
                median(pairs, pair -> pair[4]),
                median(pairs, pair -> pair[3] / pair[4]));
    }

    private static double median(List<double[]> pairs, ToDoubleFunction<double[]> value) {
        double[] sorted = pairs.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
