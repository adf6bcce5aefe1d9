package io.github.kisroutes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireSpacingTest {
    private static final long MILLI = 1_000_000L;

    private int allowed = 20;
    private long now;
    private final WireSpacing spacing = new WireSpacing(() -> allowed, () -> 1022 * MILLI, () -> now);

    /** Waits as long as it has to and gives the time at which the call goes. */
    private long callAt(long time) throws IOException {
        now = time;
        now += Math.max(0, spacing.missing());
        spacing.await();
        return now;
    }

    @Test
    void calls_that_keep_the_distance_do_not_wait() throws Exception {
        for (int i = 0; i < 200; i++) {
            assertThat(callAt(i * 52 * MILLI)).isEqualTo(i * 52 * MILLI);
        }
    }

    @Test
    void a_punctual_call_after_a_late_one_waits_for_the_missing_time() throws Exception {
        allowed = 1;
        assertThat(callAt(100 * MILLI)).isEqualTo(100 * MILLI);
        assertThat(callAt(1030 * MILLI)).isEqualTo(1122 * MILLI);
    }

    @Test
    void no_strict_second_ever_holds_more_calls_than_allowed_whatever_the_host_does() throws Exception {
        Random noise = new Random(7);
        List<Long> wire = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            wire.add(callAt(now + noise.nextInt(100) * MILLI / 2));
        }
        for (int i = 20; i < wire.size(); i++) {
            assertThat(wire.get(i) - wire.get(i - 20)).isGreaterThan(1000 * MILLI);
        }
    }

    @Test
    void it_follows_the_pace_down_and_up() throws Exception {
        allowed = 3;
        for (int i = 0; i < 3; i++) {
            assertThat(callAt(0)).isZero();
        }
        allowed = 1;
        assertThat(callAt(500 * MILLI)).isEqualTo(1022 * MILLI);
        allowed = 3;
        assertThat(callAt(1030 * MILLI)).isEqualTo(1030 * MILLI);
    }

    @Test
    void while_nothing_is_allowed_a_call_waits_for_ten_seconds_and_then_says_for_what() {
        WireSpacing closed = new WireSpacing(
                () -> {
                    now += 3_000 * MILLI;
                    return 0;
                },
                () -> 1022 * MILLI,
                () -> now);
        assertThatThrownBy(closed::await)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("waited 10 s")
                .hasMessageContaining("a part of the quota");
        assertThat(now).isBetween(10_000 * MILLI, 16_000 * MILLI);
    }

    @Test
    void while_nothing_is_allowed_a_call_asks_again_and_again() throws Exception {
        allowed = 0;
        assertThat(spacing.missing()).isPositive();
        allowed = 1;
        assertThat(callAt(0)).isZero();
    }
}
