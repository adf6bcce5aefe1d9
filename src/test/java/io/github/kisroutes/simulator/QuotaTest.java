package io.github.kisroutes.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.http.Latency;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private final Simulator simulator = Simulator.start(SimulatorOptions.demo());
    private final PlainClient client = new PlainClient(simulator);
    private final String token = client.token();
    private final ExecutorService callers = Executors.newFixedThreadPool(16);

    @AfterEach
    void stop() {
        callers.shutdownNow();
        simulator.close();
    }

    @Test
    void no_sliding_second_admits_more_than_the_limit() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            ask(40);
            return admitted().size() > 50;
        });
        List<Long> admitted = admitted();
        for (int i = 20; i < admitted.size(); i++) {
            assertThat(admitted.get(i) - admitted.get(i - 20)).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        }
        assertThat(simulator.record().refusedByQuota()).isPositive();
        assertThat(admitted.size() + simulator.record().refusedByQuota())
                .isEqualTo(simulator.record().quotations().size());
    }

    @Test
    void a_refused_call_gets_the_published_error_which_may_come_with_another_status() {
        simulator.quota(1);
        List<PlainClient.Answer> answers = ask(3);
        assertThat(answers)
                .filteredOn(answer -> answer.code().equals("EGW00201"))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(500));
        simulator.status("EGW00201", 200);
        assertThat(ask(3)).extracting(PlainClient.Answer::status).containsOnly(200);
        assertThat(simulator.record().answered("EGW00201"))
                .isEqualTo(simulator.record().refusedByQuota())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void the_limit_can_be_changed_and_lifted_while_running() {
        simulator.quota(0);
        ask(100);
        assertThat(simulator.record().refusedByQuota()).isZero();
        assertThat(simulator.record().mostInOneSecond()).isPositive();
        assertThat(simulator.record().callsPerSecond()).isPositive();
        assertThat(simulator.record().summary()).contains("100 quotation calls", "1 token requests");
    }

    @Test
    void calls_without_an_answer_do_not_keep_another_from_being_answered() {
        simulator.quota(0);
        simulator.faults().on(Calls.code("000660")).always(Fault.hang());
        for (int i = 0; i < 15; i++) {
            callers.submit(() -> client.candles(token, "000660", "20250610", "20250616"));
        }
        await().until(() -> simulator.record().answered("hang") >= 15);
        assertThat(ask(1)).extracting(PlainClient.Answer::code).containsExactly("MCA00000");
    }

    @Test
    void a_latency_between_two_bounds_keeps_to_them_and_repeats_with_its_seed() {
        Latency latency = Latency.between(Duration.ofMillis(20), Duration.ofMillis(400), 7);
        Latency same = Latency.between(Duration.ofMillis(20), Duration.ofMillis(400), 7);
        for (int i = 0; i < 1_000; i++) {
            Duration next = latency.next();
            assertThat(next)
                    .isBetween(Duration.ofMillis(20), Duration.ofMillis(400))
                    .isEqualTo(same.next());
        }
    }

    private List<Long> admitted() {
        return simulator.record().quotations().stream()
                .filter(call -> !call.refused())
                .map(call -> call.call().arrivalNanos())
                .toList();
    }

    private List<PlainClient.Answer> ask(int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client.candles(token, "005930", "20250610", "20250616"), callers))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
