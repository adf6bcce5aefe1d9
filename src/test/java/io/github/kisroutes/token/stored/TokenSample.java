package io.github.kisroutes.token.stored;

import io.github.kisroutes.shared.RowSample;
import io.github.kisroutes.token.stored.TokenRow.Refusal;
import io.github.kisroutes.token.stored.TokenRow.SealedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Token rows for tests of what stores them. */
public final class TokenSample {
    static final Instant NOON = Instant.parse("2026-11-23T03:00:00.123Z");
    static final Duration LEASE = Duration.ofSeconds(81);

    /** What 8 KiB, the longest token there may be, have when they are sealed: 12 and 16 bytes more, in Base64. */
    private static final int LONGEST_CONTENT = 10_960;

    static final TokenRow FULL = new TokenRow(
            Optional.of(new SealedToken("c".repeat(LONGEST_CONTENT), NOON.minusSeconds(60), NOON.plusSeconds(86_340))),
            "pid 1 on host #ab12",
            NOON,
            NOON.plusMillis(61_001),
            Optional.of(new Refusal(TokenFault.CREDENTIAL, "EGW00105", "유효하지 않은 AppSecret입니다.", "0a1b")),
            "0123456789ab");

    public static final RowSample<TokenRow> ROW = new RowSample<>(
            TokenRowCodec.CODEC,
            FULL,
            TokenRow.afterDamage(NOON),
            number -> TokenRow.EMPTY.leased("writer " + number, NOON, LEASE),
            "refusal_fault = 'garbage'",
            List.of(
                    Map.of("holder", "nobody"),
                    Map.of("holder", "", "attempt_at", "0", "not_before", "tomorrow", "dead_token", ""),
                    Map.of("holder", "", "attempt_at", "0", "not_before", "0", "dead_token", "", "refusal_fault", "?"),
                    Map.of("holder", "", "attempt_at", "0", "not_before", "0", "dead_token", "", "token", "c")));

    private TokenSample() {}
}
