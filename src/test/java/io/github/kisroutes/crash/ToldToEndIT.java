package io.github.kisroutes.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.http.SeenCall;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end in the middle of a collection, by a service manager or Ctrl-C. */
class ToldToEndIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int SIGINT = 128 + 2;
    private static final int SIGTERM = 128 + 15;
    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(40, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    @Test
    void it_stores_what_is_under_way_and_the_next_start_goes_on_at_once_and_asks_for_nothing_twice() throws Exception {
        try (Simulator broker = Simulator.start(SimulatorOptions.defaults()
                .withQuota(0)
                .withCandles(MARKET)
                .withLatency(Latency.fixed(Duration.ofMillis(300))))) {
            // Longer than anybody would wait: the lease must have been given up.
            Map<String, String> settings = Map.of(
                    "kis.collect.symbols", String.join(",", MARKET.codes()),
                    "kis.collect.from", "2024-01-01",
                    "kis.collect.to", "2025-06-16",
                    "kis.collect.lease", "10m");
            try (ProductProcess ended = ProductProcess.start(broker, folder, settings)) {
                await().atMost(LONG)
                        .until(() -> broker.record()
                                        .matching(Calls.trId("FHKST03010100"))
                                        .size()
                                >= 30);
                ended.tellToEnd();
                assertThat(ended.exitCode(LONG)).as(ended::said).isEqualTo(SIGTERM);
                assertThat(ended.said()).contains(" interrupted after ", "the next start resumes this collection");
            }
            int before = broker.record().matching(Calls.trId("FHKST03010100")).size();
            try (ProductProcess next = ProductProcess.start(broker, folder, settings)) {
                assertThat(next.exitCode(LONG)).as(next::said).isZero();
                assertThat(next.said()).contains("40 ok, 0 empty, 0 failed of 40");
            }
            assertThat(broker.record().matching(Calls.trId("FHKST03010100"))).hasSizeGreaterThan(before);
            assertThat(broker.record().matching(Calls.trId("FHKST03010100")).stream()
                            .map(SeenCall::call)
                            .map(call -> call.parameter("FID_INPUT_ISCD") + call.parameter("FID_INPUT_DATE_2"))
                            .toList())
                    .doesNotHaveDuplicates();
            assertThat(broker.record().tokenRequests()).isEqualTo(1);
        }
    }

    private Map<String, String> backfill(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.collect.symbols", String.join(",", MARKET.codes().subList(0, 10)),
                "kis.collect.from", "2024-01-01",
                "kis.collect.to", "2025-06-16",
                "kis.collect.lease", "10m"));
        settings.putAll(more);
        return settings;
    }

    private static Simulator broker(Latency latency) {
        return Simulator.start(
                SimulatorOptions.defaults().withQuota(0).withCandles(MARKET).withLatency(latency));
    }

    /** A shell starts what it runs in the background deaf to Ctrl-C, and all that comes of it inherits that. */
    private static void assumeThatProcessesHearCtrlC() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean deaf = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        assumeFalse(
                deaf, "This build was started in the background by a shell, so its processes ignore Ctrl-C (SIGINT).");
    }

    private static int calls(Simulator broker) {
        return broker.record().matching(Calls.trId("FHKST03010100")).size();
    }

    @Test
    void no_call_goes_out_once_it_is_told_to_end_and_it_says_so_at_once() throws Exception {
        assumeThatProcessesHearCtrlC();
        StuckAnswers slow = new StuckAnswers(8, Duration.ofSeconds(4));
        try (Simulator broker = broker(slow);
                ProductProcess ended = ProductProcess.start(
                        broker, folder, backfill(Map.of("kis.collect.workers", "4", "kis.rate.per-second", "5")))) {
            slow.awaitAllWaiting();
            int before = calls(broker);
            ended.interrupt();
            await().atMost(LONG).until(() -> ended.said().contains("The program is told to end"));
            assertThat(ended.exitCode(LONG)).as(ended::said).isEqualTo(SIGINT);
            assertThat(calls(broker)).isEqualTo(before);
            assertThat(ended.said())
                    .contains(" interrupted after ", "0 failed of 10")
                    .doesNotContain("Not everything was closed");
        }
    }

    @Test
    void calls_that_stay_without_an_answer_are_broken_off_and_the_next_start_goes_on_at_once() throws Exception {
        StuckAnswers stuck = new StuckAnswers(8, Duration.ofMinutes(10));
        Map<String, String> patient = backfill(
                Map.of("kis.collect.workers", "4", "kis.http.response-timeout", "5m", "kis.http.answer-timeout", "6m"));
        try (Simulator broker = broker(stuck);
                ProductProcess ended = ProductProcess.start(broker, folder, patient)) {
            stuck.awaitAllWaiting();
            ended.tellToEnd();
            assertThat(ended.exitCode(LONG)).as(ended::said).isEqualTo(SIGTERM);
            assertThat(ended.said()).contains(" interrupted after ").doesNotContain("Not everything was closed");
        }
        try (Simulator broker = broker(Latency.NONE);
                ProductProcess next = ProductProcess.start(broker, folder, patient)) {
            assertThat(next.exitCode(LONG)).as(next::said).isZero();
            assertThat(next.said()).contains("10 ok, 0 empty, 0 failed of 10");
        }
    }

    @Test
    void the_second_signal_ends_it_at_once() throws Exception {
        assumeThatProcessesHearCtrlC();
        StuckAnswers stuck = new StuckAnswers(8, Duration.ofMinutes(10));
        try (Simulator broker = broker(stuck);
                ProductProcess ended =
                        ProductProcess.start(broker, folder, backfill(Map.of("kis.http.response-timeout", "5m")))) {
            stuck.awaitAllWaiting();
            ended.interrupt();
            await().atMost(LONG).until(() -> ended.said().contains("The program is told to end"));
            ended.interrupt();
            assertThat(ended.exitCode(LONG)).as(ended::said).isEqualTo(SIGINT);
            assertThat(ended.said()).doesNotContain(" interrupted after ");
        }
    }

    @Test
    void nobody_waits_for_the_minute_of_a_token_any_more() throws Exception {
        try (Simulator broker = broker(Latency.NONE)) {
            broker.faults().on(Calls.token()).next(Fault.apiError("EGW00133"));
            try (ProductProcess ended = ProductProcess.start(broker, folder, backfill(Map.of()))) {
                await().atMost(LONG).until(() -> ended.said().contains("Waiting for an access token"));
                ended.tellToEnd();
                assertThat(ended.exitCode(LONG)).as(ended::said).isEqualTo(SIGTERM);
                assertThat(ended.said()).contains(" interrupted after ").doesNotContain("Not everything was closed");
            }
            assertThat(broker.record().tokenRequests()).isEqualTo(1);
        }
    }
}
