package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes on one store, with a clock of the test. */
class SharingTest {
    private final Neighbours all = new Neighbours(new ConfiguredLimit(20, 1.0));

    @Test
    void one_alone_gets_it_all_at_once() {
        Neighbours.Process alone = all.start("a");
        all.live(Duration.ZERO);
        assertThat(alone.units()).isEqualTo(20);
    }

    @Test
    void two_have_half_each_soon_and_the_newcomer_has_waited_until_the_other_gave_way() {
        Neighbours.Process first = all.start("a");
        all.live(Duration.ofSeconds(10));
        Neighbours.Process second = all.start("b");
        all.live(Duration.ofMillis(100));
        assertThat(List.of(first.units(), second.units())).containsExactly(20, 0);
        all.live(Duration.ofSeconds(4));
        assertThat(List.of(first.units(), second.units())).containsExactly(10, 10);
        all.assertNeverAbove(20);
    }

    @Test
    void the_remainder_goes_to_those_who_came_first() {
        List<Neighbours.Process> three = startAll(3);
        all.live(Duration.ofSeconds(15));
        assertThat(three).extracting(Neighbours.Process::units).containsExactly(7, 7, 6);
        all.assertNeverAbove(20);
    }

    @Test
    void one_that_is_killed_is_noticed_within_ten_seconds() {
        List<Neighbours.Process> two = startAll(2);
        all.live(Duration.ofSeconds(10));
        two.get(0).kill();
        all.live(Duration.ofSeconds(10));
        assertThat(two.get(1).units()).isEqualTo(20);
        all.assertNeverAbove(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2M", "PT9H", "PT240H"})
    void one_that_is_killed_before_the_clock_is_set_back_is_noticed_as_soon(Duration by) {
        Neighbours.Process killed = all.start("a");
        all.live(Duration.ofSeconds(10));
        killed.kill();
        all.setClockBack(by);
        Neighbours.Process next = all.start("b");
        all.live(Duration.ofSeconds(10));
        assertThat(next.units()).isEqualTo(20);
        all.assertNeverAbove(20);
    }

    @Test
    void those_that_live_on_while_the_clock_is_set_back_keep_their_parts() {
        List<Neighbours.Process> two = startAll(2);
        all.live(Duration.ofSeconds(10));
        all.setClockBack(Duration.ofHours(9));
        all.live(Duration.ofSeconds(10));
        assertThat(two).extracting(Neighbours.Process::units).containsExactly(10, 10);
        all.assertNeverAbove(20);
    }

    @Test
    void one_that_leaves_is_noticed_within_four_seconds() {
        List<Neighbours.Process> two = startAll(2);
        all.live(Duration.ofSeconds(10));
        two.get(1).leave();
        all.live(Duration.ofSeconds(4));
        assertThat(two.get(0).units()).isEqualTo(20);
        all.assertNeverAbove(20);
    }

    @Test
    void one_whose_store_is_away_keeps_its_part_and_takes_no_more() {
        List<Neighbours.Process> two = startAll(2);
        all.live(Duration.ofSeconds(10));
        all.storeIsAway(true);
        two.get(0).leave();
        all.live(Duration.ofSeconds(60));
        assertThat(two.get(1).units()).isEqualTo(10);
        all.storeIsAway(false);
        all.live(Duration.ofSeconds(4));
        assertThat(two.get(1).units()).isEqualTo(20);
    }

    @Test
    void more_processes_than_calls_take_turns_and_nobody_waits_for_ever() {
        Neighbours paper = new Neighbours(new ConfiguredLimit(1, 1.0));
        List<Neighbours.Process> three = List.of(paper.start("a"), paper.start("b"), paper.start("c"));
        paper.live(Duration.ofMinutes(5));
        paper.assertNeverAbove(1);
        assertThat(three).allSatisfy(each -> assertThat(each.served()).isGreaterThan(Duration.ofSeconds(75)));
        assertThat(three.stream().map(Neighbours.Process::served).reduce(Duration.ZERO, Duration::plus))
                .isGreaterThan(Duration.ofSeconds(255));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 18, 20})
    void whatever_happens_all_together_stay_below_the_quota(int quota) {
        for (long seed = 0; seed < 40; seed++) {
            Neighbours some = new Neighbours(new ConfiguredLimit(quota, 1.0));
            some.liveWildly(Duration.ofMinutes(3), seed);
            some.assertNeverAbove(quota);
        }
    }

    private List<Neighbours.Process> startAll(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> all.start("process " + number))
                .toList();
    }
}
