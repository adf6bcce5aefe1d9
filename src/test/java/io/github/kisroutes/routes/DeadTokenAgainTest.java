package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KIS hands the same token out for six hours, dead or alive: the whole product, by a clock of the test. */
class DeadTokenAgainTest {
    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(5, LocalDate.of(2025, 5, 1), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T15:45:00");
    private final Simulator broker = Simulator.start(
            SimulatorOptions.demo().withQuota(0).withCandles(MARKET).withClock(clock));
    private Product product;

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    @Test
    void it_costs_one_request_says_when_it_can_change_and_heals_by_itself_after_six_hours() {
        // The store's clock is the host's, so that a test can turn it.
        product = Product.start(
                broker,
                folder,
                Map.of("kis.token.store", "memory", "kis.collect.symbols", String.join(",", MARKET.codes())));
        assertThat(product.collect().exitCode()).isZero();
        clock.advance(Duration.ofHours(1));
        broker.tokens().kill("EGW00123");

        for (Duration dead = Duration.ZERO; dead.compareTo(Duration.ofHours(5)) < 0; dead = dead.plusMinutes(30)) {
            RunSummary refused = product.collect();
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.toString()).contains("2025-06-16 21:46:00 KST");
            clock.advance(Duration.ofMinutes(30));
        }
        assertThat(broker.record().tokenRequests()).isEqualTo(2);

        clock.advance(Duration.ofMinutes(2));
        assertThat(product.collect().exitCode()).isZero();
        assertThat(broker.record().tokenRequests()).isEqualTo(3);
    }
}
