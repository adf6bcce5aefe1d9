package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.shared.MemoryRows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The broker grants another quota than is configured, in the time of a test. */
class RealQuotaTest {
    private static final Duration STEP = Duration.ofMillis(1);

    private final TestTime time = new TestTime();
    private final MemoryRows<SharedQuota> store = new MemoryRows<>(QuotaCodec.CODEC, time);
    private StrictBroker broker;

    private BusyProcess process(String name, int ceiling) {
        return new BusyProcess(name, time, new ConfiguredLimit(ceiling, 1.0), broker, store);
    }

    private void live(Duration length, BusyProcess... processes) {
        for (long end = time.nanos() + length.toNanos(); time.nanos() < end; time.pass(STEP)) {
            List.of(processes).forEach(BusyProcess::step);
        }
    }

    private double used(int grant, Duration length) {
        return broker.accepted() / (double) grant / length.toSeconds();
    }

    @ParameterizedTest
    @CsvSource({"20, 18", "20, 19", "20, 15", "20, 10", "20, 3", "20, 1", "5, 2", "5, 1", "2, 1"})
    void it_is_found_used_and_remembered(int ceiling, int grant) {
        broker = new StrictBroker(grant);
        BusyProcess first = process("first", ceiling);
        live(Duration.ofMinutes(3), first);
        assertThat(broker.refused()).isLessThanOrEqualTo(10);
        assertThat(used(grant, Duration.ofMinutes(3))).isGreaterThan(0.9);
        assertThat(first.level()).isEqualTo(grant);

        broker.forget();
        time.pass(Duration.ofSeconds(10));
        live(Duration.ofMinutes(3), process("second", ceiling));
        assertThat(broker.refused()).isZero();
        assertThat(used(grant, Duration.ofMinutes(3))).isGreaterThan(0.9);
    }

    @Test
    void refusals_for_no_reason_do_not_slow_the_calls_down() {
        broker = new StrictBroker(20);
        broker.isMoody(0.005);
        BusyProcess process = process("a", 20);
        for (int i = 0; i < 24; i++) {
            broker.forget();
            live(Duration.ofMinutes(5), process);
        }
        assertThat(used(20, Duration.ofMinutes(5))).isGreaterThan(0.85);
    }

    @Test
    void a_quota_that_comes_back_is_used_again() {
        broker = new StrictBroker(3);
        BusyProcess process = process("a", 20);
        live(Duration.ofMinutes(3), process);
        broker.grants(20);
        live(Duration.ofMinutes(40), process);
        assertThat(process.level()).isEqualTo(20);
    }

    @Test
    void a_quota_that_shrinks_in_the_middle_is_found() {
        broker = new StrictBroker(20);
        BusyProcess process = process("a", 20);
        live(Duration.ofMinutes(1), process);
        broker.grants(18);
        broker.forget();
        live(Duration.ofMinutes(3), process);
        assertThat(broker.refused()).isLessThan(32);
        assertThat(process.level()).isBetween(17, 18);
    }

    @Test
    void two_processes_find_it_together() {
        broker = new StrictBroker(18);
        BusyProcess first = process("a", 20);
        BusyProcess second = process("b", 20);
        live(Duration.ofMinutes(3), first, second);
        assertThat(first.level()).isEqualTo(second.level()).isBetween(17, 18);
        assertThat(broker.refused()).isLessThan(32);
        assertThat(used(18, Duration.ofMinutes(3))).isGreaterThan(0.9);
    }
}
