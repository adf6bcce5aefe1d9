package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker refuses calls although the quota is not used up: what that costs, in the time of a test. */
class BadMomentTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration STORM = Duration.ofSeconds(3);
    private static final int[] LATENCIES = {20, 60, 200};
    private static final int[] PHASES = {0, 370, 850};

    private VirtualBroker broker = VirtualBroker.sliding(20);

    private VirtualWorld world(int processes, int latency, int phase) {
        broker = VirtualBroker.sliding(20);
        VirtualWorld world = new VirtualWorld(broker, new ConfiguredLimit(20, 1.0), Duration.ofMillis(2))
                .withJitter(Duration.ofMillis(10))
                .withLatency(Duration.ofMillis(latency), Duration.ofMillis(2L * latency));
        world.start(processes);
        world.live(Duration.ofMillis(8000 + phase));
        return world;
    }

    private static double undisturbed(int processes) {
        Duration period = processes == 1 ? ConfiguredLimit.PERIOD : ConfiguredLimit.SHARED_PERIOD;
        return 20_000.0 / period.toMillis();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void a_storm_costs_its_length_and_two_seconds_at_most(int processes) {
        for (int latency : LATENCIES) {
            for (int phase : PHASES) {
                VirtualWorld world = world(processes, latency, phase);
                broker.storm(world.nanos(), STORM);
                assertThat(world.secondsLost(LONG, undisturbed(processes)))
                        .as("latency %d, phase %d", latency, phase)
                        .isLessThan(STORM.plusSeconds(2).toSeconds());
                assertThat(broker.refused()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void a_single_refusal_costs_one_second_at_most_and_does_not_change_the_level(int processes) {
        for (int latency : LATENCIES) {
            for (int phase : PHASES) {
                VirtualWorld world = world(processes, latency, phase);
                broker.refuse(1);
                assertThat(world.secondsLost(LONG, undisturbed(processes)))
                        .as("latency %d, phase %d", latency, phase)
                        .isLessThan(1);
                assertThat(broker.refused()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void a_long_outage_leaves_no_lower_level_behind(int processes) {
        VirtualWorld world = world(processes, 60, 0);
        broker.storm(world.nanos(), LONG);
        world.live(LONG);
        assertThat(broker.refusedInStorm()).isLessThan(processes * 90);
        assertThat(world.secondsLost(LONG, undisturbed(processes))).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_moment_in_which_half_of_the_calls_are_refused_is_soon_forgotten(int processes) {
        VirtualWorld world = world(processes, 60, 0);
        broker.isMoody(0.5);
        world.live(STORM);
        broker.isMoody(0);
        assertThat(world.secondsLost(LONG, undisturbed(processes))).isLessThan(5);
    }
}
