package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The broker grants less than is configured, and the runs are as short as a user's: a few calls of one worker, a while in which their
 * rows are stored, then all workers. In the time of a test.
 */
class ShortRunTest {
    private static final Duration STORING = Duration.ofSeconds(3);
    private static final List<IntFunction<VirtualBroker>> KINDS =
            List.of(VirtualBroker::sliding, VirtualBroker::calendar);

    private final LogLines log = LogLines.of("io.github.kisroutes.ratelimit");

    @AfterEach
    void close() {
        log.close();
    }

    /** What the operator was advised to set. */
    private List<String> advice() {
        return log.all().stream()
                .filter(line ->
                        line.startsWith("WARN KIS refuses calls above ") && line.contains(VirtualWorld.KEY.toString()))
                .map(line -> line.substring(line.lastIndexOf("set ")))
                .toList();
    }

    private static VirtualWorld world(VirtualBroker broker, int configured) {
        return new VirtualWorld(broker, configured).withJitter(Duration.ofMillis(10));
    }

    /** A process from its start to its end. */
    private static VirtualProcess run(VirtualWorld world, String name, int first, int calls) {
        VirtualProcess process = world.start(name).with(first).oneByOne();
        world.liveUntil(process::isDone);
        world.live(STORING);
        process.with(calls).together();
        world.liveUntil(process::isDone);
        world.live(STORING);
        process.leave();
        world.time().pass(Duration.ofMinutes(1));
        return process;
    }

    @ParameterizedTest
    @CsvSource({"20, 18, 500", "20, 12, 250", "20, 3, 80", "20, 1, 45", "5, 1, 40", "5, 3, 80", "2, 1, 30"})
    void the_quota_is_found_obeyed_kept_over_a_restart_and_told_once_by_each_process(
            int configured, int quota, int calls) {
        for (IntFunction<VirtualBroker> kind : KINDS) {
            VirtualBroker broker = kind.apply(quota);
            VirtualWorld world = world(broker, configured);
            VirtualProcess first = run(world, "first", 6, calls);
            assertThat(first.level()).isEqualTo(quota);
            assertThat(first.failed()).isZero();
            Figures.note(quota + " of " + configured + ": refused until it is found", broker.refused());
            assertThat(broker.refused()).isBetween(1, 16);
            String advice = "set kis.rate.per-second=" + quota + ".";
            assertThat(advice()).as(() -> log.all().toString()).containsExactly(advice);

            broker.forget();
            VirtualProcess second = run(world, "second", 3, 50);
            assertThat(second.level()).isEqualTo(quota);
            assertThat(broker.refused()).isZero();
            assertThat(advice()).containsExactly(advice, advice);
            log.forget();
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 18, 0", "20, 18, 40", "20, 18, 50", "20, 18, 90", "20, 12, 60", "20, 3, 60", "5, 1, 60"})
    void a_short_run_uses_all_of_a_remembered_quota_from_its_first_second_on(
            int configured, int quota, int connecting) {
        for (IntFunction<VirtualBroker> kind : KINDS) {
            VirtualBroker broker = kind.apply(quota);
            VirtualWorld world = new VirtualWorld(broker, configured).withConnecting(Duration.ofMillis(connecting));
            run(world, "first", 6, 500);
            broker.forget();
            VirtualProcess short50 = world.start("second").with(50);
            world.liveUntil(() -> broker.accepted() > 0);
            long begin = world.nanos();
            world.liveUntil(() -> world.nanos() - begin >= Duration.ofSeconds(1).toNanos());
            assertThat(broker.accepted()).isEqualTo(quota);
            world.liveUntil(short50::isDone);
            double rate = (broker.accepted() - 1) / broker.secondsOfAccepted();
            Figures.note("50 calls at a remembered quota of " + quota + ": part of it used", rate / quota);
            assertThat(rate).isGreaterThan(0.96 * quota);
            assertThat(broker.refused()).isZero();
        }
    }
}
