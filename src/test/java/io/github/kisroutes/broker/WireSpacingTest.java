package io.github.kisroutes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WireSpacingTest {
    private static final long MILLI = 1_000_000L;

    @Test
    void calls_that_keep_the_distance_do_not_wait() {
        WireSpacing spacing = new WireSpacing(() -> 20);
        for (int i = 0; i < 200; i++) {
            assertThat(spacing.reserve(i * 52 * MILLI)).isZero();
        }
    }

    @Test
    void a_punctual_call_after_a_late_one_waits_for_the_missing_time() {
        WireSpacing spacing = new WireSpacing(() -> 1);
        assertThat(spacing.reserve(100 * MILLI)).isZero();
        assertThat(spacing.reserve(1030 * MILLI)).isEqualTo(92 * MILLI);
    }

    @Test
    void no_strict_second_ever_holds_more_calls_than_allowed_whatever_the_host_does() {
        WireSpacing spacing = new WireSpacing(() -> 20);
        Random noise = new Random(7);
        List<Long> wire = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 2000; i++) {
            now += noise.nextInt(100) * MILLI / 2;
            wire.add(now + spacing.reserve(now));
        }
        for (int i = 20; i < wire.size(); i++) {
            assertThat(wire.get(i) - wire.get(i - 20)).isGreaterThan(1000 * MILLI);
        }
    }

    @Test
    void it_follows_the_pace_down_and_up() {
        AtomicInteger calls = new AtomicInteger(3);
        WireSpacing spacing = new WireSpacing(calls::get);
        for (int i = 0; i < 3; i++) {
            assertThat(spacing.reserve(0)).isZero();
        }
        calls.set(1);
        assertThat(spacing.reserve(500 * MILLI)).isEqualTo(522 * MILLI);
        calls.set(3);
        assertThat(spacing.reserve(1030 * MILLI)).isZero();
    }
}
