package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.LogLines;
import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.http.SeenCall;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The broker grants less than is configured: it is found out, used, and remembered. */
@Tag("rate")
@Execution(ExecutionMode.CONCURRENT)
class QuotaFoundTest {
    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(50, LocalDate.of(2020, 1, 1), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo()
            .withCandles(MARKET)
            .withLatency(Latency.between(Duration.ofMillis(20), Duration.ofMillis(120), 7)));

    private final Stalls stalls = new Stalls();
    private final LogLines log = LogLines.of("io.github.kisroutes.ratelimit");

    @AfterEach
    void stop() {
        broker.close();
        stalls.close();
        log.close();
    }

    private void collect(String perSecond, int symbols, String from) {
        broker.record().clear();
        String codes = MARKET.codes().stream().limit(symbols).collect(Collectors.joining(","));
        try (Product product = Product.start(
                broker,
                folder,
                Map.of(
                        "kis.rate.per-second",
                        perSecond,
                        "kis.collect.symbols",
                        codes,
                        "kis.collect.from",
                        from,
                        "kis.collect.to",
                        "2025-06-16"))) {
            RunSummary summary = product.collect();
            assertThat(summary.exitCode()).as(summary.toString()).isZero();
        }
    }

    /** By the second half of the calls, when the process has its whole share, in the time that the machine had for it. */
    private void assertUsed(int quota) {
        List<SeenCall> accepted = broker.record().quotations().stream()
                .filter(call -> !call.refused())
                .toList();
        int last = accepted.size() - 1;
        double seconds = stalls.secondsBetween(arrival(accepted, last / 2), arrival(accepted, last));
        assertThat((last - last / 2) / seconds)
                .as(() -> broker.record().summary())
                .isGreaterThan(0.8 * quota);
    }

    /**
     * That the pace reached the quota at all: by the best second among the calls from one on. The average says as much of how fast
     * this machine stores what it gets; the benchmark {@code quota} measures it.
     *
     * @param since the share of the calls that are left out, of 0 to 1: those before the quota was found
     */
    private void assertReached(int quota, double since) {
        List<Long> arrivals = broker.record().quotations().stream()
                .filter(call -> !call.refused())
                .map(call -> call.call().arrivalNanos())
                .toList();
        List<Long> counted = arrivals.subList((int) (since * arrivals.size()), arrivals.size());
        long second = Duration.ofSeconds(1).toNanos();
        long most = counted.stream()
                .mapToLong(from -> counted.stream()
                        .filter(arrival -> arrival - from >= 0 && arrival - from < second)
                        .count())
                .max()
                .orElseThrow();
        assertThat((double) most).as(() -> broker.record().summary()).isGreaterThan(0.8 * quota);
    }

    private static long arrival(List<SeenCall> calls, int index) {
        return calls.get(index).call().arrivalNanos();
    }

    private void assertFound() {
        assertThat(broker.record().refusedByQuota())
                .as(() -> broker.record().summary())
                .isBetween(1, 10);
    }

    private void assertTold(int quota) {
        assertThat(log.all())
                .anyMatch(line -> line.startsWith("WARN KIS refuses calls above " + quota + " per second")
                        && line.endsWith("set kis.rate.per-second=" + quota + "."));
    }

    /** None at all, unless this machine was so busy that the broker itself was late. */
    private void assertRemembered() {
        assertThat(broker.record().refusedByQuota())
                .as(() -> broker.record().summary())
                .isLessThanOrEqualTo(stalls.count());
    }

    @Test
    void eighteen_of_twenty() {
        broker.quota(18);
        collect("20", 50, "2021-01-01");
        assertFound();
        assertTold(18);
        assertReached(18, 0.5);
        collect("20", 50, "2024-06-01");
        assertRemembered();
        assertReached(18, 0);
    }

    @Test
    void one_of_five() {
        broker.quota(1);
        collect("5", 10, "2024-01-01");
        assertFound();
        assertTold(1);
        assertUsed(1);
        collect("5", 10, "2025-02-01");
        assertRemembered();
        assertUsed(1);
    }
}
