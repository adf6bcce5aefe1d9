package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes on one store, with a clock of the test. */
class SharingTest {
    private static final Duration STEP = Duration.ofMillis(5);

    private final VirtualWorld all = world(20);

    private static VirtualWorld world(int quota) {
        return new VirtualWorld(VirtualBroker.sliding(quota), new ConfiguredLimit(quota, 1.0), STEP);
    }

    @Test
    void one_alone_gets_it_all_at_once() {
        VirtualProcess alone = all.start("a");
        all.live(Duration.ofMillis(200));
        assertThat(alone.units()).isEqualTo(20);
    }

    @Test
    void two_have_half_each_soon_and_the_newcomer_has_waited_until_the_other_gave_way() {
        VirtualProcess first = all.start("a");
        all.live(Duration.ofSeconds(10));
        VirtualProcess second = all.start("b");
        all.live(Duration.ofMillis(110));
        assertThat(second.units()).isZero();
        all.live(Duration.ofSeconds(3));
        assertThat(List.of(first.units(), second.units())).containsExactly(10, 10);
        all.assertNeverAbove(20);
    }

    @Test
    void the_remainder_goes_to_those_who_came_first() {
        List<VirtualProcess> three = startAll(3);
        all.live(Duration.ofSeconds(15));
        assertThat(three).extracting(VirtualProcess::units).containsExactly(7, 7, 6);
        all.assertNeverAbove(20);
    }

    @Test
    void one_that_is_killed_is_noticed_within_four_seconds() {
        List<VirtualProcess> two = startAll(2);
        all.live(Duration.ofSeconds(10));
        two.get(0).kill();
        all.live(Duration.ofSeconds(4));
        assertThat(two.get(1).units()).isEqualTo(20);
        all.assertNeverAbove(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2M", "PT9H", "PT240H"})
    void one_that_is_killed_before_the_clock_is_set_back_is_noticed_as_soon(Duration by) {
        VirtualProcess killed = all.start("a");
        all.live(Duration.ofSeconds(10));
        killed.kill();
        all.time().setBack(by);
        VirtualProcess next = all.start("b");
        all.live(Duration.ofSeconds(7));
        assertThat(next.units()).isEqualTo(20);
        all.assertNeverAbove(20);
    }

    @Test
    void those_that_live_on_while_the_clock_is_set_back_keep_their_parts() {
        List<VirtualProcess> two = startAll(2);
        all.live(Duration.ofSeconds(10));
        all.time().setBack(Duration.ofHours(9));
        all.live(Duration.ofSeconds(10));
        assertThat(two).extracting(VirtualProcess::units).containsExactly(10, 10);
        all.assertNeverAbove(20);
    }

    @Test
    void one_that_leaves_is_noticed_within_two_seconds() {
        List<VirtualProcess> two = startAll(2);
        all.live(Duration.ofSeconds(10));
        two.get(1).leave();
        all.live(Duration.ofSeconds(2));
        assertThat(two.get(0).units()).isEqualTo(20);
        all.assertNeverAbove(20);
    }

    @Test
    void one_whose_store_is_away_keeps_its_part_and_takes_no_more() {
        List<VirtualProcess> two = startAll(2);
        all.live(Duration.ofSeconds(10));
        all.store().fail();
        two.get(0).leave();
        all.live(Duration.ofSeconds(60));
        assertThat(two.get(1).units()).isEqualTo(10);
        all.store().heal();
        all.live(Duration.ofSeconds(4));
        assertThat(two.get(1).units()).isEqualTo(20);
    }

    @Test
    void more_processes_than_calls_take_turns_and_nobody_waits_for_ever() {
        VirtualWorld paper = world(1);
        List<VirtualProcess> three = List.of(paper.start("a"), paper.start("b"), paper.start("c"));
        paper.live(Duration.ofMinutes(5));
        paper.assertNeverAbove(1);
        assertThat(three).allSatisfy(each -> assertThat(each.served()).isGreaterThan(Duration.ofSeconds(75)));
        assertThat(three.stream().map(VirtualProcess::served).reduce(Duration.ZERO, Duration::plus))
                .isGreaterThan(Duration.ofSeconds(255));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 18, 20})
    void whatever_happens_all_together_stay_below_the_quota(int quota) {
        for (long seed = 0; seed < 8; seed++) {
            VirtualWorld some = world(quota);
            some.liveWildly(Duration.ofMinutes(2), seed);
            some.assertNeverAbove(quota);
        }
    }

    private List<VirtualProcess> startAll(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> all.start("process " + number))
                .toList();
    }
}
