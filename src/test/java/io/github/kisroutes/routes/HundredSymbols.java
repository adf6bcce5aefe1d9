package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.SeenCall;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A market of a hundred stocks, the product that reads a hundred days of each, and what must have come of it. */
final class HundredSymbols implements AutoCloseable {
    static final int SYMBOLS = 100;
    static final int ROWS = 100;
    /** The questions that a collection is made of. */
    static final Predicate<Call> CANDLES = Calls.trId("FHKST03010100");

    /** Further settings of a test in which the broker is silent, or slow. */
    static final Map<String, String> QUICK = Map.of("kis.http.response-timeout", "1s", "kis.http.answer-timeout", "3s");

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 28);
    private static final LocalDate LAST = LocalDate.of(2025, 6, 16);
    private static final GeneratedCandles MARKET = GeneratedCandles.of(SYMBOLS, FIRST, LAST);
    private static final String STORED = "SELECT stock_code, trade_date, market, price_basis, open_price, high_price,"
            + " low_price, close_price, volume, turnover, source FROM daily_price ORDER BY stock_code, trade_date";
    private static Map<String, List<String>> undisturbed = Map.of();

    private final Simulator broker;
    private final Product product;

    private HundredSymbols(Simulator broker, Product product) {
        this.broker = broker;
        this.product = product;
    }

    /** A broker without a quota for this market; its clock stands on the evening of the last day. */
    static Simulator broker() {
        return Simulator.start(SimulatorOptions.demo().withQuota(0).withCandles(MARKET));
    }

    /**
     * What a collection of this market needs; every answer is full, since it holds exactly a hundred weekdays.
     *
     * @param folder has no list of holidays: this market opens on every weekday
     */
    static Map<String, String> settings(Path folder) {
        return Map.of(
                "kis.collect.symbols",
                String.join(",", MARKET.codes()),
                "kis.collect.days",
                String.valueOf(FIRST.until(LAST, ChronoUnit.DAYS)),
                "kis.calendar.holidays-file",
                folder.resolve("holidays.csv").toString(),
                "kis.rate.per-second",
                "100",
                // Nobody waits so long, but where a machine is busy; see QUICK for those who want to wait.
                "kis.http.response-timeout",
                "20s",
                "kis.http.answer-timeout",
                "30s");
    }

    /** The product in this process. */
    static HundredSymbols start(Simulator broker, Path folder, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(settings(folder));
        settings.putAll(more);
        return of(broker, Product.start(broker, folder, settings));
    }

    /** A product that was started otherwise, with {@link #settings}. */
    static HundredSymbols of(Simulator broker, Product product) {
        return new HundredSymbols(broker, product);
    }

    Product product() {
        return product;
    }

    RunSummary collect() {
        return product.collect();
    }

    /** Forgets rows, runs, faults and calls: what follows finds a process that has seen trouble and an empty table. */
    void forget() {
        broker.faults().clear();
        broker.record().clear();
        for (String table : List.of("daily_price", "daily_price_revision")) {
            product.update("TRUNCATE TABLE " + table); // many rows: to delete each of them took an eighth of the time
        }
        for (String table : List.of("collection_run", "obligation", "resolution", "series_state")) {
            product.update("DELETE FROM " + table);
        }
    }

    /** The questions for candles so far, in the order of arrival. */
    List<SeenCall> questions() {
        return broker.record().matching(CANDLES);
    }

    /** How a symbol of a run ended. */
    record Item(String state, int rows, String code, String text) {}

    /** The items of a run by code. */
    Map<String, Item> items(RunSummary summary) {
        Map<String, Item> items = new TreeMap<>();
        for (Map<String, Object> row : product.rows(
                "SELECT stock_code, state, row_count, error_code, error_text FROM collection_item WHERE run_id = ?",
                summary.run().id())) {
            items.put(
                    (String) row.get("stock_code"),
                    new Item(
                            (String) row.get("state"),
                            (int) row.get("row_count"),
                            String.valueOf(row.get("error_code")),
                            String.valueOf(row.get("error_text"))));
        }
        return items;
    }

    /** Every symbol is done, and every row stands in the table as it would without any trouble. */
    void assertWhole(RunSummary summary) {
        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(summary.run().tally().done()).isEqualTo(SYMBOLS);
        assertThat(items(summary)).hasSize(SYMBOLS).allSatisfy((code, item) -> assertThat(item.state())
                .isEqualTo("DONE"));
        assertThat(unlikeUndisturbed()).isEmpty();
        assertThat(product.value("SELECT COUNT(*) FROM daily_price")).isEqualTo((long) SYMBOLS * ROWS);
    }

    /** Exactly these symbols have failed, the others are whole, and the totals add up. */
    void assertFailed(RunSummary summary, Set<String> affected) {
        assertThat(summary.exitCode()).as(summary.toString()).isEqualTo(2);
        Set<String> failed = new TreeSet<>();
        items(summary).forEach((code, item) -> {
            if (!item.state().equals("DONE")) {
                failed.add(code);
                assertThat(item.state()).as(code + " " + item).isEqualTo("FAILED");
            }
        });
        assertThat(failed).isEqualTo(affected);
        assertThat(summary.run().tally().done()).isEqualTo(SYMBOLS - affected.size());
        assertThat(summary.run().tally().failed()).isEqualTo(affected.size());
        assertThat(affected).containsAll(unlikeUndisturbed());
        assertThat(product.rows(
                        "SELECT state, symbol_count, done_count, empty_count, failed_count FROM collection_run WHERE run_id = ?",
                        summary.run().id()))
                .containsExactly(Map.of(
                        "state",
                        "PARTIAL",
                        "symbol_count",
                        SYMBOLS,
                        "done_count",
                        SYMBOLS - affected.size(),
                        "empty_count",
                        0,
                        "failed_count",
                        affected.size()));
    }

    /** How many rows of a symbol are stored. */
    int rowsOf(String code) {
        return ((Number) product.value("SELECT COUNT(*) FROM daily_price WHERE stock_code = ?", code)).intValue();
    }

    /** Remembers the table of this run, which met no trouble, for {@link #assertWhole}. */
    void rememberAsUndisturbed() {
        undisturbed = stored();
        assertThat(undisturbed.values()).hasSize(SYMBOLS).allSatisfy(rows -> assertThat(rows)
                .hasSize(ROWS));
    }

    /** The symbols whose rows are not those of the undisturbed run. */
    private Set<String> unlikeUndisturbed() {
        Map<String, List<String>> now = stored();
        return undisturbed.keySet().stream()
                .filter(code -> !undisturbed.get(code).equals(now.get(code)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, List<String>> stored() {
        return product.rows(STORED).stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row.get("stock_code"),
                        Collectors.mapping(row -> row.values().toString(), Collectors.toList())));
    }

    @Override
    public void close() {
        product.close();
    }
}
