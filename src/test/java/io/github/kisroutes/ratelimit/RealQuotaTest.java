package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker grants another quota than is configured, in the time of a test. */
class RealQuotaTest {
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    private final VirtualBroker broker = VirtualBroker.sliding(20);

    private VirtualWorld world(VirtualBroker counting, int perSecond) {
        return new VirtualWorld(counting, new ConfiguredLimit(perSecond, 1.0), Duration.ofMillis(2))
                .withJitter(Duration.ofMillis(10));
    }

    @ParameterizedTest
    @CsvSource({"20, 18", "20, 19", "20, 15", "20, 12", "20, 10", "20, 3", "20, 1", "5, 2", "5, 1", "2, 1"})
    void it_is_found_used_and_remembered(int configured, int quota) {
        broker.grants(quota);
        VirtualWorld world = world(broker, configured);
        VirtualProcess first = world.start("first");
        assertThat(world.rate(THREE_MINUTES)).isGreaterThan(0.9 * quota);
        assertThat(broker.refused()).isLessThanOrEqualTo(14);
        assertThat(first.level()).isEqualTo(quota);

        broker.forget();
        first.kill();
        world.time().pass(Duration.ofSeconds(10));
        world.start("second");
        assertThat(world.rate(THREE_MINUTES)).isGreaterThan(0.9 * quota);
        assertThat(broker.refused()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"18, 2", "18, 3", "18, 5", "18, 8", "12, 2", "12, 4", "12, 8", "3, 2", "3, 3", "3, 5", "3, 8"})
    void many_processes_find_it_together_keep_it_and_use_it(int quota, int processes) {
        for (VirtualBroker counting :
                new VirtualBroker[] {VirtualBroker.sliding(quota), VirtualBroker.calendar(quota)}) {
            VirtualWorld world = world(counting, 20);
            VirtualProcess one = world.start(processes).get(0);
            world.live(Duration.ofMinutes(1));
            assertThat(counting.refused()).isLessThanOrEqualTo(80);
            assertThat(one.level()).isEqualTo(quota);
            counting.forget();
            assertThat(world.rate(Duration.ofMinutes(1))).isGreaterThan(0.9 * quota);
            assertThat(counting.refused()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void a_broker_that_counts_in_calendar_seconds_is_obeyed_as_well() {
        VirtualBroker calendar = VirtualBroker.calendar(18);
        VirtualWorld world = world(calendar, 20);
        VirtualProcess process = world.start("a");
        assertThat(world.rate(THREE_MINUTES)).isGreaterThan(0.9 * 18);
        assertThat(calendar.refused()).isLessThanOrEqualTo(24);
        assertThat(process.level()).isEqualTo(18);
    }

    @Test
    void refusals_for_no_reason_do_not_slow_the_calls_down() {
        broker.isMoody(0.005);
        VirtualWorld world = world(broker, 20);
        world.start("a");
        assertThat(world.rate(Duration.ofMinutes(40))).isGreaterThan(0.85 * 20);
    }

    @Test
    void a_quota_that_comes_back_is_used_again() {
        broker.grants(3);
        VirtualWorld world = world(broker, 20);
        VirtualProcess process = world.start("a");
        world.live(THREE_MINUTES);
        broker.grants(20);
        world.live(Duration.ofMinutes(40));
        assertThat(process.level()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 10, 3, 1})
    void a_quota_that_shrinks_in_the_middle_is_found(int quota) {
        VirtualWorld world = world(broker, 20);
        VirtualProcess process = world.start("a");
        world.live(Duration.ofMinutes(1));
        broker.grants(quota);
        broker.forget();
        world.live(THREE_MINUTES);
        assertThat(broker.refused()).isLessThan(32);
        assertThat(process.level()).isEqualTo(quota);
    }
}
