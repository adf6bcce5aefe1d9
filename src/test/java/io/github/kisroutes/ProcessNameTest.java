package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asked for a token, who has which part of the quota, who collects: an operator can tell that it is one process. */
class ProcessNameTest {
    private static final Map<String, String> TWO_SYMBOLS = Map.of("kis.collect.symbols", "005930,000660");

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo());
    private final LogLines log = LogLines.of("io.github.kisroutes.token");

    @AfterEach
    void stop() {
        broker.close();
        log.close();
    }

    @Test
    void a_process_has_the_same_name_in_all_tables_and_in_the_log() {
        AtomicReference<Object> asking = new AtomicReference<>();
        try (Product product = Product.start(broker, folder, TWO_SYMBOLS)) {
            broker.tokens().latency(() -> {
                asking.set(product.value("SELECT lease_owner FROM access_token"));
                return Duration.ZERO;
            });
            assertThat(product.collect().exitCode()).isZero();
            String name = (String) asking.get();
            assertThat(name).matches("pid " + ProcessHandle.current().pid() + " on .+ #[0-9a-f]{4}");
            assertThat(product.value("SELECT owner FROM collection_run")).isEqualTo(name);
            assertThat(product.rows("SELECT owner FROM collection_item"))
                    .hasSize(2)
                    .allSatisfy(item -> assertThat(item).containsEntry("owner", name));
            assertThat(product.value("SELECT claims FROM call_quota").toString())
                    .hasLineCount(1)
                    .endsWith(" " + name);
            assertThat(log.all()).anyMatch(line -> line.endsWith("Asked by " + name + "."));
        }
    }

    @Test
    void another_process_has_another_name() {
        try (Product first = Product.start(broker, folder, TWO_SYMBOLS)) {
            first.collect();
        }
        try (Product second = Product.start(broker, folder, TWO_SYMBOLS)) {
            second.collect();
            assertThat(second.value("SELECT COUNT(DISTINCT owner) FROM collection_run"))
                    .isEqualTo(2L);
        }
    }
}
