package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker refuses calls although the quota is not used up: what that costs, in the time of a test. */
class BadMomentTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration STORM = Duration.ofSeconds(3);
    private static final double AT_MOST = STORM.plusSeconds(2).toSeconds();

    /** A broker that counts, how long an answer takes at least, and when in the calls the bad moment begins. */
    private record Case(IntFunction<VirtualBroker> kind, int latency, int phase) {
        private static List<Case> all() {
            List<IntFunction<VirtualBroker>> kinds = List.of(VirtualBroker::sliding, VirtualBroker::calendar);
            return kinds.stream()
                    .flatMap(kind -> List.of(20, 60, 200).stream().flatMap(latency -> List.of(0, 370, 850).stream()
                            .map(phase -> new Case(kind, latency, phase))))
                    .toList();
        }

        private VirtualWorld world() {
            return new VirtualWorld(kind.apply(20), new ConfiguredLimit(20, 1.0), Duration.ofMillis(2))
                    .withJitter(Duration.ofMillis(10))
                    .withLatency(Duration.ofMillis(latency), Duration.ofMillis(2L * latency));
        }

        private VirtualWorld world(int processes) {
            VirtualWorld world = world();
            world.start(processes);
            world.live(Duration.ofMillis(8000 + phase));
            return world;
        }

        private String name() {
            return "latency " + latency + ", phase " + phase;
        }
    }

    private static double undisturbed(int processes) {
        Duration period = processes == 1 ? ConfiguredLimit.PERIOD : ConfiguredLimit.SHARED_PERIOD;
        return 20_000.0 / period.toMillis();
    }

    private static String processes(int count) {
        return count + (count == 1 ? " process" : " processes");
    }

    @Test
    void a_hundred_symbols_take_two_seconds_more_than_a_storm_at_most() {
        for (Case each : Case.all()) {
            double more = seconds(each, STORM) - seconds(each, Duration.ZERO);
            Figures.note("storm of 3 s, 100 calls of one process: seconds more", more);
            assertThat(more).as(each.name()).isLessThan(AT_MOST);
        }
    }

    private static double seconds(Case each, Duration storm) {
        VirtualWorld world = each.world();
        VirtualProcess process = world.start("a").with(100);
        world.live(Duration.ofMillis(1000 + each.phase()));
        world.broker().storm(world.nanos(), storm);
        double seconds = 1 + world.liveUntil(process::isDone).toMillis() / 1000.0;
        assertThat(process.failed()).isZero();
        assertThat(world.broker().accepted()).isEqualTo(100);
        return seconds;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void a_storm_costs_its_length_and_two_seconds_at_most(int processes) {
        for (Case each : Case.all()) {
            VirtualWorld world = each.world(processes);
            world.broker().storm(world.nanos(), STORM);
            double lost = world.secondsLost(LONG, undisturbed(processes));
            Figures.note("storm of 3 s, " + processes(processes) + ": seconds lost", lost);
            assertThat(lost).as(each.name()).isLessThan(AT_MOST);
            assertThat(world.broker().refused()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void a_single_refusal_costs_one_second_at_most_and_does_not_change_the_level(int processes) {
        for (Case each : Case.all()) {
            VirtualWorld world = each.world(processes);
            world.broker().refuse(1);
            double lost = world.secondsLost(LONG, undisturbed(processes));
            Figures.note("one refusal, " + processes(processes) + ": seconds lost", lost);
            assertThat(lost).as(each.name()).isLessThan(1);
            assertThat(world.broker().refused()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void a_long_outage_leaves_no_lower_level_behind(int processes) {
        VirtualWorld world = new Case(VirtualBroker::sliding, 60, 0).world(processes);
        world.broker().storm(world.nanos(), LONG);
        world.live(LONG);
        assertThat(world.broker().refusedInStorm()).isLessThan(processes * 90);
        assertThat(world.secondsLost(LONG, undisturbed(processes))).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_moment_in_which_half_of_the_calls_are_refused_is_soon_forgotten(int processes) {
        VirtualWorld world = new Case(VirtualBroker::sliding, 60, 0).world(processes);
        world.broker().isMoody(0.5);
        world.live(STORM);
        world.broker().isMoody(0);
        assertThat(world.secondsLost(LONG, undisturbed(processes))).isLessThan(5);
    }
}
