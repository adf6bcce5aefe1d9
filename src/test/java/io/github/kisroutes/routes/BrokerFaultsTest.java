package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.Rows;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a broker or a network can do to one of three symbols: it is told apart, and the others do not notice. */
@Execution(ExecutionMode.CONCURRENT)
class BrokerFaultsTest {
    private static final Predicate<Call> STRUCK = Calls.code("000660");
    private static final int ROWS = 19;

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
    private Product product;

    @AfterEach
    void stop() {
        if (product != null) {
            product.close();
        }
        broker.close();
    }

    private RunSummary collect(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.collect.symbols", "005930,000660,035420",
                "kis.http.response-timeout", "1s",
                "kis.http.answer-timeout", "2s"));
        settings.putAll(more);
        product = Product.start(broker, folder, settings);
        return product.collect();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                arguments("HTTP 500 without JSON", Fault.httpError(500)),
                arguments("HTTP 503", Fault.httpError(503)),
                arguments("HTTP 429", Fault.httpError(429)),
                arguments("a page instead of JSON", Fault.html()),
                arguments("a JSON that is cut", Fault.cutJson()),
                arguments("a body that breaks off", Fault.cutOff()),
                arguments("a connection that is closed", Fault.reset()),
                arguments("no answer at all", Fault.hang()),
                arguments("a body that never ends", Fault.endlessBody()),
                arguments("a broken gzip", Fault.brokenGzip()),
                arguments("too many calls", Fault.apiError("EGW00201")),
                arguments("too many calls with HTTP 200", Fault.apiError("EGW00201", 200)),
                arguments("a gateway error of KIS", Fault.apiError("EGW00300")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void a_fault_that_passes_leaves_no_trace_in_the_rows(String name, Fault fault) {
        broker.faults().on(STRUCK).next(fault);
        RunSummary summary = collect(Map.of());
        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(rowsOf("005930", "000660", "035420")).containsExactly(ROWS, ROWS, ROWS);
        assertThat(broker.record().matching(STRUCK)).hasSize(2);
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                arguments("rows out of order", Rows.shuffled(7)),
                arguments("doubled rows", Rows.doubled()),
                arguments("a {} row", Rows.withEmptyObject()),
                arguments("a day that was not asked for", Rows.withDay("20240102")),
                arguments("a row with a blank date", Rows.withBlankDay()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void an_untidy_answer_is_read_right(String name, java.util.function.UnaryOperator<List<Map<String, Object>>> rows) {
        broker.faults().on(STRUCK).always(Fault.rows(rows));
        RunSummary summary = collect(Map.of());
        assertThat(summary.run().tally().failed()).as(summary.toString()).isZero();
        assertThat(rowsOf("005930", "000660", "035420")[1]).isGreaterThanOrEqualTo(ROWS - 1);
        assertThat(product.value("SELECT COUNT(*) FROM rejected_row")).isEqualTo(0L);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("text in a price", Rows.withField("stck_clpr", "n/a"), "READABLE"),
                arguments("text in the volume", Rows.withField("acml_vol", "many"), "READABLE"),
                arguments("a number where a text belongs", Rows.withField("stck_clpr", 1.5e300), "READABLE"),
                arguments("a negative volume", Rows.withField("acml_vol", "-5"), "VOLUME_NOT_NEGATIVE"),
                arguments("a price of nothing", Rows.withField("stck_clpr", "0"), "POSITIVE_PRICES"),
                arguments("a day that does not exist", Rows.withDay("20250631"), "READABLE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_bad_row_is_set_aside_by_its_rule_and_the_symbol_is_listed(
            String name, java.util.function.UnaryOperator<List<Map<String, Object>>> rows, String rule) {
        broker.faults().on(STRUCK).always(Fault.rows(rows));
        RunSummary summary = collect(Map.of());
        assertThat(summary.exitCode()).isEqualTo(2);
        assertThat(summary.toString())
                .contains("2 ok, 0 empty, 1 failed of 3")
                .contains("000660")
                .contains(rule);
        assertThat(product.rows("SELECT DISTINCT stock_code, rule FROM rejected_row"))
                .containsExactly(Map.of("stock_code", "000660", "rule", rule));
        int[] stored = rowsOf("005930", "000660", "035420");
        assertThat(stored[0]).isEqualTo(ROWS);
        assertThat(stored[2]).isEqualTo(ROWS);
        assertThat(product.value("SELECT state FROM collection_item WHERE stock_code = '000660'"))
                .isEqualTo("FAILED");
    }

    @Test
    void a_lasting_fault_fails_its_symbol_alone_and_the_next_run_heals_it() {
        broker.faults().on(STRUCK).always(Fault.cutJson());
        RunSummary summary = collect(Map.of());
        assertThat(summary.exitCode()).isEqualTo(2);
        assertThat(product.rows("SELECT stock_code, state, error_code FROM collection_item WHERE state <> 'DONE'"))
                .containsExactly(Map.of("stock_code", "000660", "state", "FAILED", "error_code", "BAD_JSON"));
        assertThat(broker.record().matching(STRUCK))
                .as("the first call and four repeats, and all of them again in each of three rounds")
                .hasSize(20);
        broker.faults().clear();
        assertThat(product.collect().exitCode()).isZero();
        assertThat(rowsOf("005930", "000660", "035420")).containsExactly(ROWS, ROWS, ROWS);
    }

    @Test
    void a_wrong_question_is_not_repeated() {
        broker.faults().on(STRUCK).always(Fault.apiError("OPSQ2001"));
        assertThat(collect(Map.of()).exitCode()).isEqualTo(2);
        assertThat(broker.record().matching(STRUCK)).hasSize(1);
    }

    @Test
    void a_key_of_the_other_host_stops_the_run_with_a_sentence_after_one_call() {
        broker.faults().on(Calls.quotations()).always(Fault.apiError("EGW02004"));
        RunSummary summary = collect(Map.of());
        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(summary.toString())
                .contains("EGW02004")
                .contains("kis.environment")
                .contains("2 not asked for");
        assertThat(broker.record().quotations()).hasSize(1);
        assertThat(product.value("SELECT state FROM collection_run")).isEqualTo("FAILED");
    }

    @Test
    void a_broker_that_is_not_there_is_waited_for_and_then_the_run_ends_with_a_sentence() {
        Product started = Product.start(broker, folder, Map.of("kis.collect.symbols", "005930,000660"));
        product = started;
        broker.close();
        RunSummary summary = started.collect();
        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(summary.state()).isEqualTo("FAILED");
        assertThat(summary.toString()).contains("No access token").contains("KIS cannot be reached");
    }

    @Test
    void the_app_secret_does_not_follow_a_redirect() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        HttpServer redirecting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI target = URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/steal");
        redirecting.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", target.toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        elsewhere.start();
        redirecting.start();
        try {
            RunSummary summary = collect(Map.of(
                    "kis.base-url",
                    "http://127.0.0.1:" + redirecting.getAddress().getPort()));
            assertThat(summary.exitCode()).isEqualTo(1);
            assertThat(seen).isEmpty();
        } finally {
            elsewhere.stop(0);
            redirecting.stop(0);
        }
    }

    @Test
    @Tag("rate")
    void a_repeat_passes_the_throttle_again() {
        // Half of all calls fail at once: repeats that bypass the throttle would come by the hundred. The quota leaves
        // room for
        // what a busy machine does to punctual calls, which is a matter for the benchmark and not for a test.
        broker.quota(15);
        broker.faults().on(Calls.quotations()).every(2, Fault.httpError(500));
        product = Product.start(broker, folder, Map.of("kis.rate.per-second", "10", "kis.collect.workers", "16"));
        RunSummary summary = product.collect();
        assertThat(summary.calls().requests()).isGreaterThan(60);
        assertThat(broker.record().mostInOneSecond()).isLessThanOrEqualTo(15);
        assertThat(broker.record().refusedByQuota()).isZero();
    }

    private int[] rowsOf(String... codes) {
        return Stream.of(codes)
                .mapToInt(
                        code -> ((Number) product.value("SELECT COUNT(*) FROM daily_price WHERE stock_code = ?", code))
                                .intValue())
                .toArray();
    }

    @Test
    void one_slow_symbol_costs_one_timeout_and_the_others_go_on() {
        broker.faults().on(STRUCK).next(Fault.slowBody(Duration.ofSeconds(30)));
        assertThat(collect(Map.of()).exitCode()).isZero();
        assertThat(broker.record().matching(STRUCK)).hasSize(2);
    }
}
