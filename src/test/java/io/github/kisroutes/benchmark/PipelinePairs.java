package io.github.kisroutes.benchmark;

import io.github.kisroutes.Product;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.token.TokenCache;
import io.github.kisroutes.token.TokenOutcome.Usable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * In a fresh JVM: the product and the plain loop in turns, each into the emptied table. The first pair of runs only warms up.
 * Which of the two begins changes from pair to pair.
 */
public final class PipelinePairs {
    static final int SYMBOLS = Integer.getInteger("benchmark.symbols", 2_000);
    private static final int THREADS = 16;
    private static final int PAIRS = 5;

    /** A hundred weekdays: one full answer per symbol. */
    private static final LocalDate FROM = LocalDate.of(2025, 1, 27);

    private static final LocalDate TO = LocalDate.of(2025, 6, 13);

    private final Product product;
    private final DataSource database;
    private final PlainLoop plain;

    private PipelinePairs(Product product) throws SQLException {
        this.product = product;
        database = product.camel().getRegistry().lookupByNameAndType("kisDatabase", DataSource.class);
        product.collect();
        plain = new PlainLoop(System.getProperty("benchmark.broker"), headers(), database);
    }

    /** The figures per pair: rows per second of the product, of the plain loop, load average. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(System.getProperty("benchmark.folder"));
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.base-url", System.getProperty("benchmark.broker"),
                "kis.symbols.file", BrokerProcess.symbolsFile(folder, SYMBOLS).toString(),
                "kis.collect.workers", String.valueOf(THREADS),
                "kis.collect.from", FROM.toString(),
                "kis.collect.to", TO.toString()));
        Optional.ofNullable(System.getProperty("benchmark.postgresql")).ifPresent(url -> {
            settings.put("kis.database.url", url);
            settings.put("kis.database.username", PostgresServer.USERNAME);
        });
        try (Product product = NoQuota.product(folder, settings)) {
            PipelinePairs pairs = new PipelinePairs(product);
            pairs.plainLoop();
            for (int pair = 0; pair < PAIRS; pair++) {
                boolean productFirst = pair % 2 == 0;
                double first = productFirst ? pairs.product() : pairs.plainLoop();
                double second = productFirst ? pairs.plainLoop() : pairs.product();
                System.out.println(Fork.FIGURES + (productFirst ? first : second) + " "
                        + (productFirst ? second : first) + " " + Machine.load());
            }
        }
    }

    private double product() throws Exception {
        return rowsPerSecond(product::collect);
    }

    private double plainLoop() throws Exception {
        return rowsPerSecond(() -> plain.collect(SYMBOLS, THREADS, FROM, TO));
    }

    private interface Work {
        void run() throws Exception;
    }

    private double rowsPerSecond(Work work) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("TRUNCATE TABLE daily_price");
            connection.commit();
        }
        System.gc();
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long rows = (Long) product.value("SELECT COUNT(*) FROM daily_price");
        if (rows != SYMBOLS * 100L) {
            throw new IllegalStateException(rows + " rows came");
        }
        return rows / seconds;
    }

    /** The broker gives a token once a minute, so the loop takes the product's. */
    private Map<String, String> headers() {
        TokenCache tokens = product.camel().getRegistry().lookupByNameAndType("kisTokenCache", TokenCache.class);
        Usable token = (Usable) tokens.cache().get(tokens.key());
        Map<String, String> headers = new HashMap<>();
        headers.put("authorization", token.token().bearer());
        headers.put("appkey", System.getenv("KIS_APP_KEY"));
        headers.put("appsecret", System.getenv("KIS_APP_SECRET"));
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("tr_id", "FHKST03010100");
        headers.put("custtype", "P");
        return headers;
    }
}
