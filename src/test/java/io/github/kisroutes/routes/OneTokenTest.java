package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Latency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two checks of the specification, and the crowd. */
class OneTokenTest {
    @TempDir
    Path folder;

    private final Simulator broker = Simulator.demo();
    private Product product;

    @BeforeEach
    void start() {
        broker.tokens().latency(Latency.fixed(Duration.ofMillis(200)));
        product = Product.start(broker, folder, Map.of());
    }

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    @Test
    void several_clients_one_token() throws Exception {
        List<String> tokens =
                atOnce(8, i -> product.ask("kis-token", Map.of()).getMessage().getBody(String.class));
        assertThat(tokens).hasSize(8).doesNotContainNull();
        assertThat(tokens).containsOnly(broker.tokens().fingerprint().orElseThrow());
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
    }

    @Test
    void three_clients_in_turn_no_second_issue_every_call_succeeds() {
        for (String symbol : List.of("005930", "000660", "035420")) {
            Exchange answer = product.ask("kis-current-price", Map.of("symbol", symbol));
            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage()
                            .getBody(JsonNode.class)
                            .path("stck_prpr")
                            .asLong())
                    .isPositive();
        }
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        assertThat(broker.record().quotations()).hasSize(3).allSatisfy(call -> assertThat(
                        call.call().tokenFingerprint())
                .isEqualTo(broker.tokens().fingerprint().orElseThrow()));
    }

    @Test
    void two_hundred_callers_on_an_empty_cache_cause_one_request() throws Exception {
        List<String> tokens =
                atOnce(200, i -> product.ask("kis-token", Map.of()).getMessage().getBody(String.class));
        assertThat(tokens)
                .hasSize(200)
                .containsOnly(broker.tokens().fingerprint().orElseThrow());
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
    }

    @Test
    void two_hundred_callers_of_a_refused_issue_cause_one_request() throws Exception {
        broker.tokens().refuseFor(Duration.ofDays(1), "EGW00105");
        List<Exchange> answers = atOnce(200, i -> product.ask("kis-token", Map.of()));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.getException()).hasMessageContaining("EGW00105"));
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
    }

    private interface Work<T> {
        T by(int caller) throws Exception;
    }

    private static <T> List<T> atOnce(int callers, Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<T>> all = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return work.by(i);
                    }))
                    .toList();
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> each : all) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
