package io.github.kisroutes.routes;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A hundred symbols, and a broker that says "too many calls" ({@code EGW00201}) for a while, or for ever. */
@Execution(ExecutionMode.CONCURRENT)
class TooManyCallsIT {
    private static final Fault TOO_MANY = Fault.apiError("EGW00201");
    /** The longest that a run may knock at a door that stays shut. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private Simulator broker;
    private HundredSymbols hundred;

    @BeforeEach
    void collectOnceWithoutTrouble() {
        broker = HundredSymbols.broker();
        hundred = HundredSymbols.start(broker, folder, Map.of());
        assertThat(hundred.collect().exitCode()).isZero();
        hundred.rememberAsUndisturbed();
        hundred.forget();
    }

    @AfterEach
    void stop() {
        hundred.close();
        broker.close();
    }

    @Test
    void three_seconds_of_it_cost_no_symbol_and_one_call_more_each_time() {
        broker.faults().on(HundredSymbols.CANDLES).during(Duration.ofSeconds(3), TOO_MANY);
        hundred.assertWhole(hundred.collect());
        assertThat(broker.record().answered("EGW00201")).isPositive();
        assertThat(hundred.questions())
                .hasSize(HundredSymbols.SYMBOLS + broker.record().answered("EGW00201"));
    }

    @Test
    void for_ever_to_everybody_it_ends_the_run_after_a_known_time_and_the_process_works_on() {
        broker.faults().on(HundredSymbols.CANDLES).always(TOO_MANY);
        RunSummary summary = supplyAsync(hundred::collect)
                .orTimeout(GIVEN_UP.toSeconds(), TimeUnit.SECONDS)
                .join();
        assertThat(summary.exitCode()).isNotZero();
        assertThat(summary.toString()).contains("EGW00201");
        assertThat(hundred.items(summary)).hasSize(HundredSymbols.SYMBOLS).allSatisfy((code, item) -> {
            assertThat(item.state()).isEqualTo("FAILED");
            assertThat(item.text()).isNotBlank();
        });
        broker.faults().clear();
        // The pace went down to one call per second and would go up by one every quarter of an hour; RealQuotaTest sees
        // it.
        hundred.product().update("DELETE FROM call_quota");
        hundred.assertWhole(hundred.collect());
    }
}
