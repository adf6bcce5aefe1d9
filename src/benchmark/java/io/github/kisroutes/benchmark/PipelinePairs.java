package io.github.kisroutes.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.github.kisroutes.Product;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.token.TokenCache;
import io.github.kisroutes.token.TokenOutcome.Usable;
import java.lang.management.ManagementFactory;
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
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

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

    /**
     * The figures per pair: rows per second of the product, of the plain loop; load average; rows per second of processor
     * time of this JVM, again of both.
     */
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
                Speed first = productFirst ? pairs.product() : pairs.plainLoop();
                Speed second = productFirst ? pairs.plainLoop() : pairs.product();
                Speed ours = productFirst ? first : second;
                Speed plain = productFirst ? second : first;
                System.out.println(Fork.FIGURES + ours.perSecond() + " " + plain.perSecond() + " " + Machine.load()
                        + " " + ours.perProcessorSecond() + " " + plain.perProcessorSecond());
            }
        }
    }

    private record Speed(double perSecond, double perProcessorSecond) {}

    private Speed product() throws Exception {
        return speed(product::collect);
    }

    private Speed plainLoop() throws Exception {
        return speed(() -> plain.collect(SYMBOLS, THREADS, FROM, TO));
    }

    private interface Work {
        void run() throws Exception;
    }

    private Speed speed(Work work) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("TRUNCATE TABLE daily_price");
        }
        System.gc();
        long processor = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double processorSeconds = (PROCESS.getProcessCpuTime() - processor) / 1e9;
        long rows = (Long) product.value("SELECT COUNT(*) FROM daily_price");
        if (rows != SYMBOLS * 100L) {
            throw new IllegalStateException(rows + " rows came");
        }
        return new Speed(rows / seconds, rows / processorSeconds);
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
