package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One to eight processes use one quota, all of it and no more, in the time of a test. */
class ManyProcessesTest {
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final double SHARED = 20_000.0 / ConfiguredLimit.SHARED_PERIOD.toMillis();

    private final VirtualBroker broker = VirtualBroker.sliding(20);

    private static VirtualWorld world(VirtualBroker broker) {
        return new VirtualWorld(broker, 20).withJitter(Duration.ofMillis(20));
    }

    /** Half of 3,000 calls that travel for up to 20 ms longer than others, on a machine that stops all processes now and then. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void together_they_make_nineteen_calls_per_second_and_none_is_refused(int processes) {
        for (VirtualBroker counting : List.of(VirtualBroker.sliding(20), VirtualBroker.calendar(20))) {
            VirtualWorld world = world(counting).withStalls(0.2);
            world.start(processes);
            world.live(Duration.ofSeconds(4));
            assertThat(world.rate(Duration.ofSeconds(80))).isGreaterThanOrEqualTo(19);
            assertThat(counting.refused()).isZero();
            world.assertNeverAbove(20);
        }
    }

    @Test
    void what_one_does_not_use_goes_to_the_others_within_a_second() {
        VirtualWorld world = world(broker);
        List<VirtualProcess> two = world.start(2);
        world.live(SHORT);
        two.get(0).oneCallPer(Duration.ofSeconds(1));
        world.live(Duration.ofMillis(1000));
        assertThat(two.get(1).units()).isGreaterThanOrEqualTo(14);
        world.live(Duration.ofMillis(500));
        assertThat(two.get(1).units()).isGreaterThanOrEqualTo(17);
        assertThat(world.rate(SHORT)).isGreaterThan(18);
        two.get(0).oneCallPer(Duration.ZERO);
        assertThat(world.secondsLost(SHORT, SHARED)).isLessThan(2);
        assertThat(two).extracting(VirtualProcess::units).containsExactly(10, 10);
        assertThat(broker.refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void one_that_starts_ends_or_is_killed_costs_two_seconds_at_most(int others) {
        VirtualWorld world = world(broker);
        world.start(others);
        world.live(SHORT);
        VirtualProcess killed = world.start("killed");
        assertThat(world.secondsLost(SHORT, SHARED)).as("starts").isLessThan(2);
        killed.kill();
        assertThat(world.secondsLost(SHORT, SHARED)).as("killed").isLessThan(2);
        VirtualProcess ends = world.start("ends");
        world.live(SHORT);
        ends.leave();
        assertThat(world.secondsLost(SHORT, SHARED)).as("ends").isLessThan(2);
        assertThat(broker.refused()).isZero();
    }

    @Test
    void one_that_runs_out_of_calls_leaves_the_quota_to_the_others() {
        VirtualWorld world = world(broker);
        List<VirtualProcess> two = world.start(2);
        two.get(0).with(100);
        world.liveUntil(two.get(0)::isDone);
        assertThat(world.secondsLost(SHORT, SHARED)).isLessThan(1);
        assertThat(two.get(1).units()).isEqualTo(20);
        assertThat(broker.refused()).isZero();
    }

    @Test
    void one_that_slept_makes_no_call_before_it_has_asked() {
        VirtualWorld world = world(broker);
        List<VirtualProcess> two = world.start(2);
        world.live(SHORT);
        two.get(0).stall(SHORT);
        world.live(SHORT.minusSeconds(1));
        assertThat(two).extracting(VirtualProcess::units).containsExactly(0, 20);
        world.live(SHORT);
        assertThat(two).extracting(VirtualProcess::units).containsExactly(10, 10);
        assertThat(broker.refused()).isZero();
    }
}
