package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.http.SeenCall;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Products in processes of their own collect 50 symbols each at the same time, with one key and 20 calls per second. */
@Tag("rate")
abstract class TwoProcessesContract {
    static final Duration LONG = Duration.ofMinutes(3);
    private static final int QUOTA = 20;
    private static final double USED = 0.9;
    private static final int SYMBOLS = 50;

    /** In calls: half a second without any, then one less per second for five seconds. */
    private static final int COST_OF_A_REFUSAL = 15;

    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(3 * SYMBOLS, LocalDate.of(2020, 1, 1), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    private final Stalls stalls = new Stalls();
    private final List<ProductProcess> processes = new ArrayList<>();
    private final Simulator broker = Simulator.start(SimulatorOptions.defaults()
            .withQuota(QUOTA)
            .withCandles(MARKET)
            .withLatency(Latency.between(Duration.ofMillis(20), Duration.ofMillis(120), 7)));

    /** The settings of a store that all share. */
    abstract Map<String, String> store();

    @AfterEach
    void endAll() {
        processes.forEach(ProductProcess::close);
        broker.close();
        stalls.close();
    }

    /** The next process, with symbols of its own. */
    ProductProcess start(String from) throws IOException {
        Map<String, String> settings = new HashMap<>(store());
        settings.put("kis.collect.symbols", String.join(",", codes(processes.size())));
        settings.put("kis.collect.from", from);
        settings.put("kis.collect.to", "2025-06-16");
        ProductProcess process = ProductProcess.start(broker, folder, settings);
        processes.add(process);
        return process;
    }

    private static List<String> codes(int process) {
        return MARKET.codes().subList(process * SYMBOLS, (process + 1) * SYMBOLS);
    }

    /** The times of arrival of a process's calls, in nanoseconds. */
    List<Long> arrivals(int process) {
        List<String> codes = codes(process);
        return broker.record().quotations().stream()
                .filter(seen -> codes.contains(seen.call().code()))
                .map(seen -> seen.call().arrivalNanos())
                .toList();
    }

    void awaitCalls(int process, int calls) {
        await().atMost(LONG).until(() -> arrivals(process).size() >= calls);
    }

    /** Waits for its end: every symbol is there, or the exit code would be another. */
    void assertComplete(ProductProcess process) {
        assertThat(process.exitCode(LONG))
                .as(() -> process.said() + seenByBroker())
                .isZero();
    }

    /** None at all, unless this machine was so busy that the broker itself was late. */
    void assertNothingRefused() {
        assertThat(broker.record().refusedByQuota()).as(this::seenByBroker).isLessThanOrEqualTo(stalls.count());
    }

    /** In the time that the machine had for it, and without what it has spoilt: see {@link #assertNothingRefused}. */
    void assertQuotaUsed(long from, long to) {
        List<SeenCall> calls = broker.record().quotations().stream()
                .filter(seen ->
                        seen.call().arrivalNanos() >= from && seen.call().arrivalNanos() < to)
                .toList();
        long refused = calls.stream().filter(SeenCall::refused).count();
        assertThat((calls.size() + COST_OF_A_REFUSAL * refused) / stalls.secondsBetween(from, to))
                .as(this::seenByBroker)
                .isGreaterThan(USED * QUOTA);
    }

    /** What arrived in each second: the number of the process for each call, and which ones were refused. */
    private String seenByBroker() {
        List<SeenCall> calls = broker.record().quotations();
        Map<Long, String> seconds = calls.stream()
                .collect(Collectors.groupingBy(
                        seen -> (seen.call().arrivalNanos()
                                        - calls.get(0).call().arrivalNanos())
                                / 1_000_000_000L,
                        TreeMap::new,
                        Collectors.mapping(TwoProcessesContract::mark, Collectors.joining())));
        return broker.record().summary() + ", stalls of the machine: " + stalls.count() + " " + seconds;
    }

    private static String mark(SeenCall seen) {
        int process = MARKET.codes().indexOf(seen.call().code()) / SYMBOLS;
        return seen.refused() ? "(refused " + process + ")" : String.valueOf(process);
    }

    @Test
    void no_call_is_refused_no_symbol_is_lost_and_the_quota_is_used() throws Exception {
        ProductProcess first = start("2024-06-01");
        ProductProcess second = start("2024-06-01");
        assertComplete(first);
        assertComplete(second);
        assertNothingRefused();
        List<Long> one = arrivals(0);
        List<Long> other = arrivals(1);
        assertQuotaUsed(
                Math.max(one.get(0), other.get(0)), Math.min(one.get(one.size() - 1), other.get(other.size() - 1)));
    }
}
