package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.LogLines;
import io.github.kisroutes.Product;
import io.github.kisroutes.shared.RedisProcess;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

/** The shared store of token and quota goes away while the product collects. */
class StoreAwayTest {
    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(40, LocalDate.of(2025, 5, 1), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    private final Simulator broker =
            Simulator.start(SimulatorOptions.demo().withQuota(0).withCandles(MARKET));
    private RedisProcess redis;
    private Product product;

    @BeforeEach
    void start() throws Exception {
        redis = new RedisProcess();
        product = Product.start(
                broker,
                folder,
                Map.of(
                        "kis.token.store", "redis",
                        "kis.token.redis-url", redis.url().toString(),
                        "kis.collect.symbols", String.join(",", MARKET.codes())));
        assertComplete();
    }

    @AfterEach
    void stop() throws Exception {
        product.close();
        redis.close();
        broker.close();
    }

    private void assertComplete() {
        broker.record().clear();
        assertThat(product.collect().toString()).contains("40 ok, 0 empty, 0 failed of 40");
        assertThat(broker.record().quotations()).isNotEmpty();
    }

    @Test
    void calls_go_on_while_it_is_down_and_after_it_has_forgotten_everything() throws Exception {
        redis.close();
        assertComplete();
        assertThat(broker.record().tokenRequests()).isZero();
        redis.start();
        assertComplete();
        assertThat(broker.record().tokenRequests()).isZero();
    }

    @Test
    void a_restart_in_the_middle_of_a_collection_is_told_in_one_line_and_so_is_its_end() {
        try (LogLines log = LogLines.of("io.github.kisroutes")) {
            broker.faults()
                    .on(Calls.trId("FHKST03010100"))
                    .after(5, 1, Fault.rewritten((call, answer) -> restarted(answer)));
            assertComplete();
            await().atMost(Duration.ofSeconds(20)).until(() -> quotaLines(log).size() == 2);
            assertThat(quotaLines(log))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("WARN ")
                                    .contains("cannot be shared: Redis at "
                                            + redis.url().getAuthority()),
                            line -> assertThat(line)
                                    .startsWith("INFO ")
                                    .endsWith("is shared again: its store answers."));
            assertThat(log.all()).noneMatch(line -> line.startsWith("ERROR") || line.contains("Failed delivery"));
        }
    }

    private Map<String, Object> restarted(Map<String, Object> answer) {
        try {
            redis.close();
            redis.start();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> quotaLines(LogLines log) {
        return log.all().stream().filter(line -> line.contains("The quota of ")).toList();
    }

    @Test
    void calls_go_on_while_it_does_not_answer() {
        try (RedisClient client = RedisClient.create(redis.url())) {
            client.sendCommand(Protocol.Command.CLIENT, "PAUSE", "60000", "ALL");
        }
        assertComplete();
        assertThat(broker.record().tokenRequests()).isZero();
    }
}
