package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.LogLines;
import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network is a moment late: there is no token yet, and nobody can be reached. */
class UnreachableBrokerTest {
    @TempDir
    Path folder;

    @Test
    void a_collection_without_a_token_waits_for_the_network_and_loses_nothing() throws Exception {
        SimulatorOptions options = SimulatorOptions.demo().withQuota(0);
        Simulator away = Simulator.start(options);
        SimulatorOptions sameAddress = options.withPort(away.baseUri().getPort());
        Map<String, String> three = Map.of("kis.collect.symbols", "005930,000660,035420");
        try (LogLines log = LogLines.of("io.github.kisroutes.token");
                Product product = Product.start(away, folder, three)) {
            away.close();
            CompletableFuture<RunSummary> collection = CompletableFuture.supplyAsync(product::collect);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> log.all().stream()
                                    .filter(line -> line.contains("cannot be reached"))
                                    .count()
                            >= 2);
            try (Simulator back = Simulator.start(sameAddress)) {
                RunSummary summary = collection.get(60, TimeUnit.SECONDS);
                assertThat(summary.exitCode()).as(summary.toString()).isZero();
                assertThat(back.record().tokenRequests())
                        .as("the attempts that reached nobody did not use up the minute")
                        .isEqualTo(1);
            }
        }
    }
}
