package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty real trading days of the whole market, row by row. Shares were listed, suspended and moved between the boards in
 * these days. With the files of the whole market ({@code -Dkrx.folder}) it can be any range of them: all 369 days with
 * {@code -Dkrx.from=2023-12-05 -Dkrx.to=2025-06-16 -Dtest.jvm=-Xmx5g}.
 */
class RealMarketTest {
    /** Thirty trading days, one row that breaks a rule among them. */
    private static final LocalDate FROM = LocalDate.parse(System.getProperty("krx.from", "2025-03-20"));

    private static final LocalDate TO = LocalDate.parse(System.getProperty("krx.to", "2025-04-30"));

    /** Whether one answer of 100 rows holds all days. */
    private static final boolean ONE_WINDOW = FROM.plusDays(100).isAfter(TO);

    /**
     * The rows of all 369 days that break a rule ({@code CandleRule.DAILY_LIMIT} tells of it): a price that doubled over
     * night, with no mark that says why; and the low of a share's first day on another board, below the limit that follows
     * from its close on the old one.
     */
    private static final List<String> BREAK_A_RULE =
            List.of("425040 2023-12-28 DAILY_LIMIT", "448900 2025-04-04 DAILY_LIMIT");

    @TempDir
    Path folder;

    private final KrxFiles files = KrxFiles.find();
    private final KrxCandles market = files.market();
    private final Simulator broker = Simulator.start(SimulatorOptions.defaults()
            .withClock(MutableClock.atSeoul(TO + "T15:45:00"))
            .withCandles(market)
            .withQuota(0));
    private Product product;

    @AfterEach
    void stop() {
        if (product != null) {
            product.close();
        }
        broker.close();
    }

    @Test
    void thirty_days_of_every_stock_land_as_they_were_but_for_the_one_that_breaks_a_rule() throws IOException {
        TreeMap<String, String> expected = files.rows(FROM, TO);
        List<String> rejected = BREAK_A_RULE.stream()
                .filter(row -> expected.remove(withoutRule(row)) != null)
                .toList();

        RunSummary summary = collect();

        assertThat(rejectedRows()).isEqualTo(rejected);
        assertThat(differences(expected, storedRows())).isEmpty();
        TreeSet<String> notListedYet = new TreeSet<>(market.codes());
        notListedYet.removeAll(codes(expected.keySet()));
        assertThat(symbols("state = 'FAILED'")).as(summary.toString()).isEqualTo(codes(rejected));
        assertThat(symbols("state = 'DONE' AND row_count = 0")).isEqualTo(notListedYet);
        assertThat(symbols("state IN ('DONE', 'FAILED')")).isEqualTo(new TreeSet<>(market.codes()));
        assertThat(missingRows())
                .isEqualTo(rejected.stream().map(RealMarketTest::withoutRule).toList());
        if (ONE_WINDOW) {
            assertThat(broker.record().matching(Calls.trId("FHKST03010100")))
                    .as("one call each, and three repeats of what was rejected")
                    .hasSize(market.codes().size() + 3 * rejected.size());
        }
    }

    private RunSummary collect() throws IOException {
        Map<String, String> settings = Map.of(
                "kis.symbols.file",
                files.symbolsFor(folder).toString(),
                "kis.rate.per-second",
                "100",
                "kis.collect.from",
                FROM.toString(),
                "kis.collect.to",
                TO.toString());
        product = Product.start(broker, folder, settings);
        return product.collect();
    }

    /** One line for each row that is missing, too much, or another one. */
    private static List<String> differences(TreeMap<String, String> expected, TreeMap<String, String> stored) {
        TreeSet<String> days = new TreeSet<>(expected.keySet());
        days.addAll(stored.keySet());
        return days.stream()
                .filter(day -> !Objects.equals(expected.get(day), stored.get(day)))
                .map(day -> day + ": stored " + stored.get(day) + ", should be " + expected.get(day))
                .toList();
    }

    private TreeMap<String, String> storedRows() {
        TreeMap<String, String> rows = new TreeMap<>();
        product.rows("SELECT stock_code, trade_date, open_price, high_price, low_price, close_price, volume"
                        + " FROM daily_price WHERE market = 'J' AND price_basis = 'ADJUSTED'")
                .forEach(row -> rows.put(
                        row.get("stock_code") + " " + row.get("trade_date"),
                        Stream.of("open_price", "high_price", "low_price", "close_price", "volume")
                                .map(column -> text(row.get(column)))
                                .collect(Collectors.joining(" "))));
        return rows;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal price ? price.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    private List<String> rejectedRows() {
        return product
                .rows("SELECT DISTINCT stock_code, trade_date, rule FROM rejected_row ORDER BY stock_code, trade_date")
                .stream()
                .map(row -> row.get("stock_code") + " " + row.get("trade_date") + " " + row.get("rule"))
                .toList();
    }

    private List<String> missingRows() {
        return product
                .rows("SELECT stock_code, trade_date FROM missing_daily_price ORDER BY stock_code, trade_date")
                .stream()
                .map(row -> row.get("stock_code") + " " + row.get("trade_date"))
                .toList();
    }

    private TreeSet<String> symbols(String condition) {
        return product.rows("SELECT stock_code FROM collection_item WHERE " + condition).stream()
                .map(row -> (String) row.get("stock_code"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> codes(Collection<String> rows) {
        return rows.stream().map(row -> row.split(" ")[0]).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutRule(String row) {
        return row.substring(0, row.lastIndexOf(' '));
    }
}
