package io.github.kisroutes.ratelimit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Claims as text, one a line, readable for an operator: {@code 10 units until … queued … by pid 7 on host #ab12}. */
final class QuotaLeaseCodec {
    private static final String SEPARATOR = " ";
    private static final int FIELDS = 4;

    private QuotaLeaseCodec() {}

    static String of(List<QuotaLease> claims) {
        return claims.stream()
                .map(claim -> String.join(
                        SEPARATOR,
                        Integer.toString(claim.units()),
                        claim.until().toString(),
                        claim.queuedAt().toString(),
                        claim.process()))
                .collect(Collectors.joining("\n"));
    }

    /** @throws IllegalArgumentException if it is not what {@link #of} makes */
    static List<QuotaLease> read(String text) {
        return text.lines().map(QuotaLeaseCodec::claim).toList();
    }

    private static QuotaLease claim(String line) {
        String[] fields = line.split(SEPARATOR, FIELDS);
        try {
            return new QuotaLease(
                    fields[3], Integer.parseInt(fields[0]), Instant.parse(fields[1]), Instant.parse(fields[2]));
        } catch (RuntimeException damaged) {
            throw new IllegalArgumentException("The stored claim \"" + line + "\" cannot be read.", damaged);
        }
    }
}
