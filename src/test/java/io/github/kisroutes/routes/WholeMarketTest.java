package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.KrxCandles;
import io.github.kisroutes.simulator.market.Listing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kis.symbols.file=master}: the whole market, from the master files to the rows. */
class WholeMarketTest {
    private static final Predicate<Call> MASTER = Calls.masterFile("kospi_code").or(Calls.masterFile("kosdaq_code"));

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T15:45:00");
    private final Simulator broker =
            Simulator.start(SimulatorOptions.defaults().withClock(clock).withQuota(0));
    private Product product;

    @AfterEach
    void stop() {
        if (product != null) {
            product.close();
        }
        broker.close();
    }

    private Product start(String database) {
        broker.listings().change("000270", stock -> stock.withBoard("KOSDAQ")); // all shipped stocks are of KOSPI
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.symbols.file",
                "master",
                "kis.symbols.master-url",
                broker.baseUri() + "/common/master",
                "kis.symbols.master-directory",
                folder.resolve("master").toString(),
                "kis.token.issue-interval",
                "10ms",
                "kis.rate.per-second",
                "100",
                "kis.collect.days",
                "3",
                "kis.database.url",
                "jdbc:h2:file:" + folder.resolve(database) + ";WRITE_DELAY=0"));
        product = Product.start(broker, folder, settings);
        return product;
    }

    private List<String> asked() {
        return product
                .rows("SELECT stock_code FROM collection_item WHERE state = 'DONE' AND run_id ="
                        + " (SELECT MAX(run_id) FROM collection_run) ORDER BY stock_code")
                .stream()
                .map(row -> (String) row.get("stock_code"))
                .toList();
    }

    private static Stream<String> shipped() {
        return KrxCandles.shipped().codes().stream().sorted();
    }

    private long downloads() {
        return broker.record().matching(MASTER).size();
    }

    @Test
    void a_run_collects_what_is_listed_of_the_chosen_groups_halted_stocks_too() {
        broker.listings()
                .add(Listing.stock("069500", "KODEX 200", "KOSPI", LocalDate.of(2002, 10, 14))
                        .withGroup("EF"));
        broker.listings().change("000270", stock -> stock.withHalted(true));

        RunSummary summary = start("kis").collect();

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(asked()).containsExactlyElementsOf(shipped().toList()).contains("000270");
        assertThat(product.value("SELECT COUNT(DISTINCT stock_code) FROM daily_price"))
                .isEqualTo(50L);
        assertThat(product.value("SELECT name FROM collection_item WHERE stock_code = '005930'"))
                .isEqualTo("삼성전자");
        assertThat(product.value("SELECT group_code FROM instrument WHERE stock_code = '069500'"))
                .isEqualTo("EF");
    }

    @Test
    void the_files_are_read_once_a_day_and_a_delisted_stock_is_asked_for_no_more() {
        start("kis").collect();
        clock.advance(Duration.ofMinutes(5));
        product.collect();
        assertThat(downloads()).as("both files, once").isEqualTo(2);
        broker.candles().delist("005380");
        clock.advance(Duration.ofDays(1));

        product.collect();

        assertThat(downloads()).isEqualTo(4);
        assertThat(asked())
                .containsExactlyElementsOf(
                        shipped().filter(code -> !code.equals("005380")).toList());
        assertThat(product.rows("SELECT stock_code, kind FROM instrument_change"))
                .containsExactly(Map.of("stock_code", "005380", "kind", "DELISTED"));
    }

    @Test
    void a_download_that_fails_leaves_what_is_known_and_is_tried_again_by_the_next_run() {
        start("kis").collect();
        clock.advance(Duration.ofDays(1));
        broker.faults().on(MASTER).next(2, Fault.httpError(503));

        RunSummary summary = product.collect();

        assertThat(summary.run().tally().done()).as(summary.toString()).isEqualTo(50);
        assertThat(asked()).hasSize(50);
        clock.advance(Duration.ofMinutes(5));
        product.collect();
        assertThat(downloads()).isEqualTo(6);
    }

    @Test
    void a_new_database_begins_with_the_last_good_files_when_the_download_is_damaged() {
        start("kis").collect();
        product.close();
        clock.advance(Duration.ofMinutes(2)); // a token a minute
        broker.faults().on(MASTER).always(Fault.body("no zip"));

        RunSummary summary = start("other").collect();

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(asked()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing there", "no zip"})
    void without_any_file_the_run_is_a_failed_one_with_the_sentence_and_the_next_one_tries_again(String what) {
        broker.faults().on(MASTER).always(what.equals("no zip") ? Fault.body("<html>") : Fault.httpError(404));

        RunSummary summary = start("kis").collect();

        assertThat(summary.exitCode()).isEqualTo(1);
        String reason = (String) product.value("SELECT reason FROM collection_run WHERE state = 'FAILED'");
        assertThat(reason)
                .startsWith("The whole market (kis.symbols.file = master) cannot be collected")
                .contains("/common/master/kospi_code.mst.zip", "none was read before")
                .contains(what.equals("no zip") ? "not a zip file" : "HTTP 404")
                .contains("The next run tries again");
        assertThat(summary.toString()).contains("FAILED", reason);
        broker.faults().clear();
        assertThat(product.collect().exitCode()).isZero();
        assertThat(product.value("SELECT COUNT(*) FROM collection_run WHERE state = 'DONE'"))
                .isEqualTo(1L);
    }

    @Test
    void a_day_whose_stocks_nobody_could_name_is_tried_again_by_the_schedule_as_a_run_of_its_own() {
        broker.faults().on(MASTER).always(Fault.httpError(503));
        start("kis");

        Exception first = product.ask("kis-daily", Map.of()).getException();
        assertThat(first).isNull();
        assertThat(state()).isEqualTo("FAILED");
        broker.faults().clear();
        clock.advance(Duration.ofMinutes(2));
        assertThat(product.ask("kis-daily", Map.of()).getException()).isNull();
        assertThat(state()).isEqualTo("DONE");
        assertThat(asked()).hasSize(50);
    }

    private String state() {
        return (String) product.rows("SELECT state FROM collection_run ORDER BY started_at DESC, run_id DESC")
                .get(0)
                .get("state");
    }
}
