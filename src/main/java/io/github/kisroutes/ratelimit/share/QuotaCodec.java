package io.github.kisroutes.ratelimit.share;

import static io.github.kisroutes.shared.RowField.Type.FLAG;
import static io.github.kisroutes.shared.RowField.Type.NUMBER;
import static io.github.kisroutes.shared.RowField.Type.SPAN;
import static io.github.kisroutes.shared.RowField.Type.TEXT;
import static io.github.kisroutes.shared.RowField.Type.TIME;
import static io.github.kisroutes.shared.RowField.always;
import static io.github.kisroutes.shared.RowField.maybe;

import io.github.kisroutes.ratelimit.estimate.QuotaLevel;
import io.github.kisroutes.shared.RowCodec;
import io.github.kisroutes.shared.RowValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The row in table {@code call_quota} and the hash {@code kis:quota:<key>}. Claims are text, one a line: units, end, place in the
 * order, process, as in {@code 10 2026-11-23T03:00:06Z 2026-11-23T03:00:00Z pid 7 on host #ab12}. A process that wants fewer units than
 * it could have says so before its name: {@code wants=3 pid 7 …}; older versions take that for a part of the name. They do not know
 * {@code former_per_second}, which therefore holds only for the level that was set at {@code former_since}. What nobody can read is
 * as good as nothing: the processes write it anew within seconds.
 */
public final class QuotaCodec {
    /** A level is remembered over the longest holidays. */
    private static final Duration KEEP = Duration.ofDays(30);

    private static final String SEPARATOR = " ";
    private static final int CLAIM_FIELDS = 4;
    private static final String WANTS = "wants=";

    /** For {@link io.github.kisroutes.shared.SharedRows}. */
    public static final RowCodec<SharedQuota> CODEC = new RowCodec<>(
            "quota",
            "call_quota",
            SharedQuota.EMPTY,
            List.of(
                    maybe("granted_per_second", "granted_per_second", NUMBER, row -> row.level()
                            .map(QuotaLevel::perSecond)),
                    maybe("granted_since", "granted_since", TIME, row -> row.level()
                            .map(QuotaLevel::since)),
                    maybe("hold_seconds", "hold", SPAN, row -> row.level().map(QuotaLevel::hold)),
                    maybe("raised", "raised", FLAG, row -> row.level().map(QuotaCodec::isStep)),
                    maybe("former_per_second", "former", NUMBER, row -> former(row)
                            .map(QuotaLevel::former)),
                    maybe("former_since", "former_since", TIME, row -> former(row)
                            .map(QuotaLevel::since)),
                    always("claims", "claims", TEXT, QuotaCodec::lines)),
            QuotaCodec::quota,
            (quota, now) -> KEEP,
            key -> Map.of());

    private QuotaCodec() {}

    /** Whether one call more is being tried. Whoever tries more than that hides it from older versions, which know no other step. */
    private static boolean isStep(QuotaLevel level) {
        return level.raised() && level.former() == level.perSecond() - 1;
    }

    /** The level with another one to go back to, or to try again. */
    private static Optional<QuotaLevel> former(SharedQuota quota) {
        return quota.level().filter(level -> level.former() > 0 && !isStep(level));
    }

    private static SharedQuota quota(RowValues values) {
        Optional<QuotaLevel> level =
                values.get("granted_per_second", Integer.class).map(perSecond -> level(perSecond, values));
        return new SharedQuota(
                level, values.text("claims").lines().map(QuotaCodec::claim).toList());
    }

    private static QuotaLevel level(int perSecond, RowValues values) {
        Instant since = values.get("granted_since", Instant.class).orElseThrow();
        Duration hold = values.get("hold_seconds", Duration.class).orElseThrow();
        if (values.get("raised", Boolean.class).orElseThrow()) {
            return new QuotaLevel(perSecond, since, hold, true, perSecond - 1);
        }
        // An older version leaves what it does not know as it was: it belongs to another level then.
        int former = values.get("former_since", Instant.class)
                .filter(since::equals)
                .flatMap(same -> values.get("former_per_second", Integer.class))
                .orElse(0);
        return new QuotaLevel(perSecond, since, hold, former > 0 && former < perSecond, former);
    }

    private static String lines(SharedQuota quota) {
        return quota.claims().stream().map(QuotaCodec::line).collect(Collectors.joining("\n"));
    }

    private static String line(QuotaLease claim) {
        String wants = claim.wanted() == QuotaLease.ALL ? "" : WANTS + claim.wanted() + SEPARATOR;
        return String.join(
                SEPARATOR,
                String.valueOf(claim.units()),
                claim.until().toString(),
                claim.queuedAt().toString(),
                wants + claim.process());
    }

    private static QuotaLease claim(String line) {
        String[] fields = line.split(SEPARATOR, CLAIM_FIELDS);
        boolean modest = fields[3].startsWith(WANTS);
        int nameAt = modest ? fields[3].indexOf(SEPARATOR) : 0;
        return new QuotaLease(
                fields[3].substring(nameAt).strip(),
                Integer.parseInt(fields[0]),
                Instant.parse(fields[1]),
                Instant.parse(fields[2]),
                modest ? Integer.parseInt(fields[3].substring(WANTS.length(), nameAt)) : QuotaLease.ALL);
    }
}
