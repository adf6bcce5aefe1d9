package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Turns lie apart, however unevenly a busy machine lets the threads run. */
class CallSchedulerTest {
    private static final Duration INTERVAL = Duration.ofMillis(2);
    private static final int TURNS = 500;

    @Test
    void two_turns_are_never_closer_than_half_an_interval() throws Exception {
        Random lateness = new Random(42);
        long[] now = {0};
        CallScheduler turns = new CallScheduler(() -> now[0] += lateness.nextLong(2 * INTERVAL.toNanos()));
        turns.open(INTERVAL, Long.MAX_VALUE);
        long least = Long.MAX_VALUE;
        long last = turns.pass();
        for (int turn = 1; turn < TURNS; turn++) {
            long next = turns.pass();
            least = Math.min(least, next - last);
            last = next;
        }
        assertThat(Duration.ofNanos(least)).isBetween(INTERVAL.dividedBy(2), INTERVAL);
    }

    @Test
    void a_wait_for_a_quota_that_grants_nothing_has_an_end() {
        long[] now = {0};
        CallScheduler turns = new CallScheduler(
                () -> now[0] += CallScheduler.PATIENCE.plusSeconds(1).toNanos());
        assertThatThrownBy(turns::pass).isInstanceOf(TimeoutException.class);
    }
}
