package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection of which single answers never become whole, byte by byte. */
class DrippingAnswersTest {
    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(20, LocalDate.of(2025, 6, 2), LocalDate.of(2025, 6, 16));

    @Test
    void a_header_that_drips_neither_holds_the_run_nor_the_nineteen_other_stocks(@TempDir Path folder)
            throws Exception {
        Map<String, String> settings =
                Map.of("kis.collect.symbols", String.join(",", MARKET.codes()), "kis.http.answer-timeout", "500ms");
        try (Simulator broker =
                        Simulator.start(SimulatorOptions.demo().withQuota(0).withCandles(MARKET));
                DrippingWire wire = new DrippingWire(broker.baseUri(), "FID_INPUT_ISCD=000007", 3);
                Product product = Product.start(
                        Product.settings(broker, folder, settings).with(Map.of("kis.base-url", wire.address())),
                        broker.clock())) {
            RunSummary summary = CompletableFuture.supplyAsync(product::collect).get(120, TimeUnit.SECONDS);
            assertThat(summary.exitCode()).as(summary.toString()).isZero();
            assertThat(summary.run().tally().done()).isEqualTo(20);
            assertThat(wire.asked()).as("asked again until it was answered").isEqualTo(4);
        }
    }
}
