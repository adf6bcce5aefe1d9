package io.github.kisroutes.ratelimit;

import io.github.kisroutes.ProductProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On the embedded database, which one of the processes serves to the others. */
class H2TwoProcessesIT extends TwoProcessesContract {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Override
    Map<String, String> store() {
        return Map.of();
    }

    @Test
    void when_one_is_killed_half_way_the_other_uses_the_whole_quota_within_ten_seconds() throws Exception {
        ProductProcess first = start("2022-12-01");
        ProductProcess second = start("2022-12-01");
        awaitCalls(0, 100);
        awaitCalls(1, 60);
        first.kill();
        long killed = System.nanoTime();
        assertComplete(second);
        List<Long> left = arrivals(1);
        assertQuotaUsed(killed + 10 * SECOND, left.get(left.size() - 1));
        assertNothingRefused();
    }
}
