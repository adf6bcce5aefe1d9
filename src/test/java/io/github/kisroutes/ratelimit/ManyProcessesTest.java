package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One to eight processes use one quota, all of it and no more, in the time of a test. */
class ManyProcessesTest {
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final double SHARED = 20_000.0 / ConfiguredLimit.SHARED_PERIOD.toMillis();

    private static VirtualWorld world(VirtualBroker broker) {
        return new VirtualWorld(broker, 20).withJitter(Duration.ofMillis(20));
    }

    private static List<VirtualWorld> worlds() {
        return Stream.of(VirtualBroker.sliding(20), VirtualBroker.calendar(20))
                .map(ManyProcessesTest::world)
                .toList();
    }

    /** More than 1,500 calls that travel for up to 20 ms longer than others, on a machine that stops all processes now and then. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void together_they_make_nineteen_calls_per_second_and_none_is_refused(int processes) {
        for (VirtualWorld world : worlds()) {
            world.withStalls(0.2).start(processes);
            world.live(Duration.ofSeconds(4));
            double rate = world.rate(Duration.ofSeconds(80));
            Figures.note(processes + " with work: calls per second", rate);
            Figures.note(
                    "1 to 8 with work: refused of " + world.broker().accepted(),
                    world.broker().refused());
            assertThat(rate).isGreaterThanOrEqualTo(19);
            assertThat(world.broker().refused()).isZero();
            world.assertNeverAbove(20);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void a_machine_that_holds_calls_up_before_the_wire_costs_no_calls(int processes) {
        for (VirtualWorld world : worlds()) {
            world.withUnevenness(Duration.ofMillis(60)).start(processes);
            world.live(Duration.ofSeconds(4));
            double rate = world.rate(Duration.ofSeconds(40));
            Figures.note(processes + " with work, 0 to 60 ms from the turn to the wire: calls per second", rate);
            assertThat(rate).isGreaterThanOrEqualTo(19);
            assertThat(world.broker().refused()).isZero();
        }
    }

    @Test
    void what_one_does_not_use_goes_to_the_others_within_a_second() {
        for (VirtualWorld world : worlds()) {
            List<VirtualProcess> two = world.start(2);
            world.live(SHORT);
            two.get(0).oneCallPer(Duration.ofSeconds(1));
            world.live(Duration.ofMillis(1000));
            Figures.note(
                    "1 s after one of two stopped: units of the other",
                    two.get(1).units());
            assertThat(two.get(1).units()).isGreaterThanOrEqualTo(14);
            world.live(Duration.ofMillis(500));
            assertThat(two.get(1).units()).isGreaterThanOrEqualTo(17);
            assertThat(world.rate(SHORT)).isGreaterThan(18);
            two.get(0).together();
            double lost = world.secondsLost(SHORT, SHARED);
            Figures.note("one of two has work again: seconds lost", lost);
            assertThat(lost).isLessThan(2);
            assertThat(two).extracting(VirtualProcess::units).containsExactly(10, 10);
            assertThat(world.broker().refused()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void one_that_starts_ends_or_is_killed_costs_two_seconds_at_most(int others) {
        for (VirtualWorld world : worlds()) {
            world.start(others);
            world.live(SHORT);
            VirtualProcess killed = world.start("killed");
            assertCheap(world, "starts");
            killed.kill();
            assertCheap(world, "is killed");
            VirtualProcess ends = world.start("ends");
            world.live(SHORT);
            ends.leave();
            assertCheap(world, "ends");
            assertThat(world.broker().refused()).isZero();
        }
    }

    private static void assertCheap(VirtualWorld world, String what) {
        double lost = world.secondsLost(SHORT, SHARED);
        Figures.note("one that " + what + ": seconds lost", lost);
        assertThat(lost).as(what).isLessThan(2);
    }

    @Test
    void one_that_runs_out_of_calls_leaves_the_quota_to_the_others() {
        for (VirtualWorld world : worlds()) {
            List<VirtualProcess> two = world.start(2);
            two.get(0).with(100);
            world.liveUntil(two.get(0)::isDone);
            double lost = world.secondsLost(SHORT, SHARED);
            Figures.note("one of two has no more calls: seconds lost", lost);
            assertThat(lost).isLessThan(1);
            assertThat(two.get(1).units()).isEqualTo(20);
            assertThat(world.broker().refused()).isZero();
        }
    }

    @Test
    void one_that_slept_makes_no_call_before_it_has_asked() {
        for (VirtualWorld world : worlds()) {
            List<VirtualProcess> two = world.start(2);
            world.live(SHORT);
            two.get(0).stall(SHORT);
            world.live(SHORT.minusSeconds(1));
            assertThat(two).extracting(VirtualProcess::units).containsExactly(0, 20);
            world.live(SHORT);
            assertThat(two).extracting(VirtualProcess::units).containsExactly(10, 10);
            assertThat(world.broker().refused()).isZero();
        }
    }
}
