package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Collections whose token dies or cannot be had: what the whole product makes of it. */
@Execution(ExecutionMode.CONCURRENT)
class TokenTroubleTest {
    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(100, LocalDate.of(2025, 5, 1), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    private final Simulator broker =
            Simulator.start(SimulatorOptions.demo().withQuota(0).withCandles(MARKET));
    private Product product;

    @BeforeEach
    void newTokensAtOnce() {
        // A broker whose minute lasts a second, and which hands out a new token each time.
        broker.tokens().pauseBetweenAnswers(Duration.ofSeconds(1));
        broker.tokens().sameTokenFor(Duration.ZERO);
    }

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EGW00121", "EGW00122", "EGW00123"})
    void a_token_killed_after_30_of_100_calls_costs_one_issue_and_no_symbol_also_after_a_restart(String code) {
        start(Map.of());
        broker.tokens().killAfter(30, code);
        assertComplete(product.collect());
        assertThat(broker.record().tokenRequests()).isEqualTo(2);
        product.close();
        start(Map.of());
        assertComplete(product.collect());
        assertThat(broker.record().tokenRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EGW00121", "EGW00122", "EGW00123"})
    void single_refusals_of_a_token_that_works_cost_a_call_each_and_no_issue(String code) {
        broker.tokens().sameTokenFor(Duration.ofHours(6));
        // So few at once that of the calls after a refused one, one has been answered before the next is refused.
        start(Map.of("kis.collect.workers", "4"));
        broker.faults().on(Calls.quotations()).every(10, Fault.apiError(code));
        assertComplete(product.collect());
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        assertThat(broker.record().answered(code)).isGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EGW00121", "EGW00122", "EGW00123"})
    void a_re_issue_that_is_refused_at_first_is_waited_for_with_two_requests_at_most(String code) {
        start(Map.of());
        broker.tokens().killAfter(30, code);
        broker.faults().on(Calls.token()).after(1, 1, Fault.apiError("EGW00133"));
        assertComplete(product.collect());
        assertThat(broker.record().tokenRequests()).isEqualTo(3);
    }

    @Test
    void a_wrong_secret_costs_one_request_in_this_firing_the_next_and_after_a_restart() {
        Map<String, String> wrong = Map.of("kis.client-secret", "w".repeat(180));
        start(wrong);
        assertRefused();
        assertRefused();
        product.close();
        start(wrong);
        assertRefused();
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        assertThat(broker.record().quotations()).isEmpty();
        product.close();
        start(Map.of());
        assertComplete(product.collect());
    }

    @Test
    void a_wrong_secret_costs_one_request_however_often_the_schedule_fires() {
        start(Map.of(
                "kis.client-secret", "w".repeat(180),
                "kis.collect.once", "false",
                "kis.collect.cron", "0/2 * * * * ?"));
        await().atMost(Duration.ofSeconds(60)).until(() -> finishedRuns() >= 3);
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        assertThat(broker.record().quotations()).isEmpty();
    }

    private int finishedRuns() {
        return ((Number) product.value("SELECT COUNT(*) FROM collection_run WHERE finished_at IS NOT NULL")).intValue();
    }

    private void start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.rate.per-second", "100",
                "kis.token.issue-interval", "2500ms",
                "kis.collect.symbols", String.join(",", MARKET.codes())));
        settings.putAll(more);
        product = Product.start(broker, folder, settings);
    }

    private void assertRefused() {
        RunSummary summary = product.collect();
        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(summary.toString()).contains("EGW00105").contains("KIS_APP_SECRET");
    }

    private static void assertComplete(RunSummary summary) {
        assertThat(summary.toString()).contains("100 ok, 0 empty, 0 failed of 100");
        assertThat(summary.exitCode()).isZero();
    }
}
