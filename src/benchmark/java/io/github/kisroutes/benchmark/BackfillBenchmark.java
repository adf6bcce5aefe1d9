package io.github.kisroutes.benchmark;

import io.github.kisroutes.KisRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** How much of the quota a backfill uses, and whether it ever breaks it: ten years of a hundred symbols. */
final class BackfillBenchmark {
    private static final int SYMBOLS = Integer.getInteger("benchmark.symbols", 100);
    private static final int REPEATS = Integer.getInteger("benchmark.repeats", 3);
    private static final int PER_SECOND = 20;
    private static final String LATENCY = "60";

    /** What ten years of the Korean exchange hold; the made-up market trades on every weekday. */
    static final int TRADING_DAYS = 2_451;

    static final LocalDate TO = LocalDate.of(2025, 6, 16);
    static final LocalDate FROM = TO.minusWeeks((TRADING_DAYS - 1) / 5);

    private BackfillBenchmark() {}

    static void run(Path folder) throws IOException, InterruptedException, SQLException {
        System.out.printf("%n| run | share of the quota | refused calls | calls | of them needed at least | rows"
                + " | from the first call to the last | load average |%n|---|---|---|---|---|---|---|---|%n");
        for (int repeat = 1; repeat <= REPEATS; repeat++) {
            Machine.awaitQuiet();
            Path place = Files.createDirectory(folder.resolve("backfill-" + repeat));
            Arrivals seen = collect(place);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.2f %% | %d | %,d | %,d | %,d | %.0f s | %s |%n",
                    repeat,
                    100 * seen.rate() / PER_SECOND,
                    seen.refused(),
                    seen.candles().size(),
                    SYMBOLS * ((TRADING_DAYS + 99) / 100),
                    rows(place),
                    seen.seconds(),
                    Machine.load());
        }
    }

    private static Arrivals collect(Path folder) throws IOException, InterruptedException {
        try (BrokerProcess broker = new BrokerProcess(folder, SYMBOLS, PER_SECOND, LATENCY)) {
            Fork.run(
                    List.of(
                            "-Dkis.environment=real",
                            "-Dkis.base-url=" + broker.address(),
                            "-Dkis.rate.per-second=" + PER_SECOND,
                            "-Dkis.symbols.file=" + BrokerProcess.symbolsFile(folder, SYMBOLS),
                            "-Dkis.collect.once=true",
                            "-Dkis.collect.from=" + FROM,
                            "-Dkis.collect.to=" + TO,
                            "-Dkis.token.cipher-key-file=" + folder.resolve("token.key"),
                            "-Dkis.database.url=" + database(folder)),
                    broker.credentials(),
                    KisRoutes.class,
                    folder.resolve("product.txt"));
            return broker.end();
        }
    }

    private static String database(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0";
    }

    /** All of them, or it is no result. */
    private static long rows(Path folder) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database(folder), "sa", "");
                ResultSet count = connection.createStatement().executeQuery("SELECT COUNT(*) FROM daily_price")) {
            count.next();
            if (count.getLong(1) != (long) SYMBOLS * TRADING_DAYS) {
                throw new IllegalStateException(count.getLong(1) + " rows came");
            }
            return count.getLong(1);
        }
    }
}
