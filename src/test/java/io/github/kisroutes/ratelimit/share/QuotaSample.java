package io.github.kisroutes.ratelimit.share;

import io.github.kisroutes.ratelimit.estimate.QuotaLevel;
import io.github.kisroutes.shared.RowSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Quotas for tests of what stores them. */
public final class QuotaSample {
    static final Instant NOON = Instant.parse("2026-11-23T03:00:00.123Z");

    static final SharedQuota FULL = new SharedQuota(
            Optional.of(new QuotaLevel(18, NOON, Duration.ofMinutes(30), true, 17)),
            List.of(
                    new QuotaLease("pid 1 on host #ab12", 10, NOON.plusSeconds(6), NOON.plusMillis(1)),
                    new QuotaLease("pid 2 on host #cd34", 0, NOON.plusSeconds(5), NOON)));

    public static final RowSample<?> ROW = sample();

    private QuotaSample() {}

    private static RowSample<SharedQuota> sample() {
        return new RowSample<>(
                QuotaCodec.CODEC,
                FULL,
                new SharedQuota(Optional.empty(), FULL.claims().subList(0, 1)),
                number -> SharedQuota.EMPTY.with(
                        Optional.empty(), new QuotaLease("writer " + number, number, NOON, NOON)),
                "claims = 'garbage'",
                List.of(
                        Map.of("granted_per_second", "18", "claims", "nobody"),
                        Map.of("granted_per_second", "18", "claims", ""),
                        Map.of(
                                "granted_per_second",
                                "18",
                                "granted_since",
                                "today",
                                "hold",
                                "PT1M",
                                "raised",
                                "true",
                                "claims",
                                "")));
    }
}
