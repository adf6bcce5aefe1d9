package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.simulator.Simulator;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Karaf starts the routes anew at each change of the configuration, and runs for months. */
class StoppedRoutesTest {
    @TempDir
    Path folder;

    @Test
    void routes_that_were_stopped_leave_nothing_in_memory() {
        try (Simulator broker = Simulator.start()) {
            WeakReference<CamelContext> stopped = startAndStop(broker);
            startAndStop(broker); // what was used last may be remembered somewhere
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                System.gc();
                assertThat(stopped.get()).isNull();
            });
        }
    }

    private WeakReference<CamelContext> startAndStop(Simulator broker) {
        try (Product product = Product.start(broker, folder, Map.of("kis.collect.symbols", "005930"))) {
            product.collect();
            return new WeakReference<>(product.camel());
        }
    }
}
