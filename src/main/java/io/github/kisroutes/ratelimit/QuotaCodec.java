package io.github.kisroutes.ratelimit;

import static io.github.kisroutes.shared.RowField.Type.FLAG;
import static io.github.kisroutes.shared.RowField.Type.NUMBER;
import static io.github.kisroutes.shared.RowField.Type.SPAN;
import static io.github.kisroutes.shared.RowField.Type.TEXT;
import static io.github.kisroutes.shared.RowField.Type.TIME;
import static io.github.kisroutes.shared.RowField.always;
import static io.github.kisroutes.shared.RowField.maybe;

import io.github.kisroutes.shared.RowCodec;
import io.github.kisroutes.shared.RowValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The row in table {@code call_quota} and the hash {@code kis:quota:<key>}. Claims are text, one a line, readable for an
 * operator: {@code 10 units until … queued … by pid 7 on host #ab12}. What nobody can read is as good as nothing: the processes
 * write it anew within seconds.
 */
final class QuotaCodec {
    /** A level is remembered over the longest holidays. */
    private static final Duration KEEP = Duration.ofDays(30);

    private static final String SEPARATOR = " ";
    private static final int CLAIM_FIELDS = 4;

    static final RowCodec<SharedQuota> CODEC = new RowCodec<>(
            "quota",
            "call_quota",
            SharedQuota.EMPTY,
            List.of(
                    maybe("granted_per_second", "granted_per_second", NUMBER, row -> row.level()
                            .map(QuotaLevel::perSecond)),
                    maybe("granted_since", "granted_since", TIME, row -> row.level()
                            .map(QuotaLevel::since)),
                    maybe("hold_seconds", "hold", SPAN, row -> row.level().map(QuotaLevel::hold)),
                    maybe("raised", "raised", FLAG, row -> row.level().map(QuotaLevel::raised)),
                    always("claims", "claims", TEXT, QuotaCodec::lines)),
            QuotaCodec::quota,
            (quota, now) -> KEEP,
            key -> Map.of());

    private QuotaCodec() {}

    private static SharedQuota quota(RowValues values) {
        Optional<QuotaLevel> level = values.get("granted_per_second", Integer.class)
                .map(perSecond -> new QuotaLevel(
                        perSecond,
                        values.get("granted_since", Instant.class).orElseThrow(),
                        values.get("hold_seconds", Duration.class).orElseThrow(),
                        values.get("raised", Boolean.class).orElseThrow()));
        return new SharedQuota(
                level, values.text("claims").lines().map(QuotaCodec::claim).toList());
    }

    private static String lines(SharedQuota quota) {
        return quota.claims().stream()
                .map(claim -> claim.units()
                        + SEPARATOR
                        + claim.until()
                        + SEPARATOR
                        + claim.queuedAt()
                        + SEPARATOR
                        + claim.process())
                .collect(Collectors.joining("\n"));
    }

    private static QuotaLease claim(String line) {
        String[] fields = line.split(SEPARATOR, CLAIM_FIELDS);
        return new QuotaLease(
                fields[3], Integer.parseInt(fields[0]), Instant.parse(fields[1]), Instant.parse(fields[2]));
    }
}
