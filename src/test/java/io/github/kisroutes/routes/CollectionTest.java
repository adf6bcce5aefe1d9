package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionTest {
    private static final String ALL_ROWS =
            "SELECT * FROM daily_price ORDER BY stock_code, trade_date, market, price_basis";

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
    private Product product;

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    private RunSummary collect(Map<String, String> settings) {
        product = Product.start(broker, folder, settings);
        return product.collect();
    }

    @Test
    void every_candle_of_the_fifty_stocks_and_all_days_lands_to_the_last_digit() {
        RunSummary summary = collect(
                Map.of("kis.rate.per-second", "100", "kis.collect.from", "2023-12-05", "kis.collect.to", "2025-06-16"));
        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        CandleSource source = KrxCandles.shipped();
        int compared = 0;
        for (Map<String, Object> item : product.rows("SELECT stock_code FROM collection_item WHERE state = 'DONE'")) {
            String code = (String) item.get("stock_code");
            Map<LocalDate, Map<String, Object>> stored =
                    product.rows("SELECT * FROM daily_price WHERE stock_code = ?", code).stream()
                            .collect(Collectors.toMap(row -> ((Date) row.get("trade_date")).toLocalDate(), row -> row));
            List<DayBar> given = source.bars(
                    CandleSource.Series.adjusted(code), LocalDate.of(2023, 12, 5), LocalDate.of(2025, 6, 16));
            assertThat(stored).as(code).hasSameSizeAs(given);
            for (DayBar bar : given) {
                assertSame(stored.get(bar.date()), bar);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(18_450);
        assertThat(summary.run().tally().newRows()).isEqualTo(18_450);
        assertThat(broker.record().refusedByQuota()).isZero();
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
    }

    private static void assertSame(Map<String, Object> row, DayBar bar) {
        assertThat((BigDecimal) row.get("open_price")).isEqualByComparingTo(BigDecimal.valueOf(bar.open()));
        assertThat((BigDecimal) row.get("high_price")).isEqualByComparingTo(BigDecimal.valueOf(bar.high()));
        assertThat((BigDecimal) row.get("low_price")).isEqualByComparingTo(BigDecimal.valueOf(bar.low()));
        assertThat((BigDecimal) row.get("close_price")).isEqualByComparingTo(BigDecimal.valueOf(bar.close()));
        assertThat(row).containsEntry("volume", bar.volume()).containsEntry("turnover", null);
        assertThat(row)
                .containsEntry("market", "J")
                .containsEntry("price_basis", "ADJUSTED")
                .containsEntry("source", "FHKST03010100");
    }

    @Test
    void collecting_twice_changes_nothing_but_what_is_proven() {
        RunSummary first = collect(Map.of("kis.rate.per-second", "100"));
        List<Map<String, Object>> before = product.rows(ALL_ROWS);
        RunSummary second = product.collect();
        assertThat(first.run().tally().newRows()).isEqualTo(950);
        assertThat(second.exitCode()).isZero();
        assertThat(second.run().tally().newRows()).isZero();
        assertThat(second.run().tally().changedRows()).isZero();
        assertThat(second.run().tally().unchangedRows()).isEqualTo(950);
        assertThat(values(product.rows(ALL_ROWS))).usingRecursiveComparison().isEqualTo(values(before));
        assertThat(product.value("SELECT COUNT(*) FROM daily_price_revision")).isEqualTo(0L);
    }

    /** The second reading proves what the first has stored. */
    private static List<Map<String, Object>> values(List<Map<String, Object>> rows) {
        rows.forEach(row -> row.keySet().removeAll(List.of("is_final", "evidence")));
        return rows;
    }

    @Test
    void a_day_without_trade_is_stored_as_such() {
        broker.candles().put("005930", DayBar.suspended(LocalDate.of(2025, 6, 13), 58300));
        collect(Map.of("kis.collect.symbols", "005930"));
        Map<String, Object> row = product.rows("SELECT * FROM daily_price WHERE trade_date = DATE '2025-06-13'")
                .get(0);
        assertThat(row)
                .containsEntry("open_price", null)
                .containsEntry("high_price", null)
                .containsEntry("low_price", null)
                .containsEntry("volume", 0L);
        assertThat((BigDecimal) row.get("close_price")).isEqualByComparingTo("58300");
    }

    @Test
    void an_unknown_symbol_is_empty_a_living_one_without_rows_has_failed_and_the_others_are_complete() {
        broker.candles().list("999990", "새내기");
        broker.candles().put("999990", DayBar.of(LocalDate.of(2024, 1, 2), 100, 110, 90, 105, 7));
        RunSummary summary = collect(Map.of("kis.collect.symbols", "005930,999980,999990,000660"));
        assertThat(summary.exitCode()).isEqualTo(2);
        assertThat(summary.toString())
                .contains("2 ok, 1 empty, 1 failed of 4")
                .contains("999980")
                .contains("999990");
        assertThat(
                        product.rows(
                                "SELECT stock_code, state, COALESCE(error_code, '-') AS error_code FROM collection_item ORDER BY stock_code"))
                .containsExactly(
                        Map.of("stock_code", "000660", "state", "DONE", "error_code", "-"),
                        Map.of("stock_code", "005930", "state", "DONE", "error_code", "-"),
                        Map.of("stock_code", "999980", "state", "EMPTY", "error_code", "UNKNOWN_CODE"),
                        Map.of("stock_code", "999990", "state", "FAILED", "error_code", "NO_ROWS"));
        assertThat(product.rows(
                        "SELECT state, done_count, empty_count, failed_count, symbol_count FROM collection_run"))
                .containsExactly(Map.of(
                        "state", "PARTIAL", "done_count", 2, "empty_count", 1, "failed_count", 1, "symbol_count", 4));
    }

    @Test
    void a_changed_price_is_updated_and_the_old_one_kept() {
        collect(Map.of("kis.collect.symbols", "005930"));
        BigDecimal old =
                (BigDecimal) product.value("SELECT close_price FROM daily_price WHERE trade_date = DATE '2025-06-16'");
        broker.candles()
                .rewrite(
                        CandleSource.Series.adjusted("005930"),
                        bar -> bar.date().equals(LocalDate.of(2025, 6, 16))
                                ? DayBar.of(bar.date(), bar.open(), bar.high(), bar.low(), bar.low(), bar.volume() + 1)
                                : bar);
        RunSummary second = product.collect();
        assertThat(second.run().tally().changedRows()).isEqualTo(1);
        assertThat((BigDecimal) product.value("SELECT close_price FROM daily_price_revision"))
                .isEqualByComparingTo(old);
        assertThat((BigDecimal) product.value("SELECT close FROM candle WHERE trade_date = DATE '2025-06-16'"))
                .isNotEqualByComparingTo(old);
    }
}
