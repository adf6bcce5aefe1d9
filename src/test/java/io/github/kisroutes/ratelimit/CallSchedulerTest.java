package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Turns lie apart, however unevenly a busy machine lets the threads run. */
class CallSchedulerTest {
    private static final Duration INTERVAL = Duration.ofMillis(2);
    private static final int TURNS = 500;

    @Test
    void two_turns_are_never_closer_than_half_an_interval() throws InterruptedException {
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
}
