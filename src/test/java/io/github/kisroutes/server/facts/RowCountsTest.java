package io.github.kisroutes.server.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.server.facts.StoredFacts.EndedRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When rows are counted again. */
class RowCountsTest {
    private static final long NOW = System.nanoTime();
    private static final List<EndedRuns> RUNS = List.of(new EndedRuns("DAILY", "DONE", 1, Instant.EPOCH));

    private static RowCounts taking(Duration took) {
        return new RowCounts(1, 2, RUNS, NOW, took.toNanos());
    }

    @Test
    void what_was_never_counted_does_not_hold() {
        assertThat(RowCounts.NONE.holds(List.of(), NOW)).isFalse();
    }

    @Test
    void what_takes_long_is_kept_for_an_hour_and_until_a_run_has_ended() {
        RowCounts slow = taking(Duration.ofSeconds(30));

        assertThat(slow.holds(RUNS, NOW + Duration.ofMinutes(59).toNanos())).isTrue();
        assertThat(slow.holds(RUNS, NOW + Duration.ofMinutes(61).toNanos())).isFalse();
        assertThat(slow.holds(List.of(new EndedRuns("DAILY", "DONE", 2, Instant.EPOCH)), NOW))
                .isFalse();
    }

    @Test
    void what_is_quick_is_counted_again_soon() {
        RowCounts quick = taking(Duration.ofMillis(10));

        assertThat(quick.holds(RUNS, NOW + Duration.ofSeconds(9).toNanos())).isTrue();
        assertThat(quick.holds(RUNS, NOW + Duration.ofSeconds(11).toNanos())).isFalse();
    }
}
