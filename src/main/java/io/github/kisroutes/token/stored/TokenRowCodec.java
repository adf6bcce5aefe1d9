package io.github.kisroutes.token.stored;

import static io.github.kisroutes.shared.RowField.Type.MILLIS;
import static io.github.kisroutes.shared.RowField.Type.TEXT;
import static io.github.kisroutes.shared.RowField.always;
import static io.github.kisroutes.shared.RowField.maybe;

import io.github.kisroutes.shared.RowCodec;
import io.github.kisroutes.shared.RowValues;
import io.github.kisroutes.token.stored.TokenRow.Refusal;
import io.github.kisroutes.token.stored.TokenRow.SealedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The row in table {@code access_token} and the hash {@code kis:token:<key>}. */
public final class TokenRowCodec {
    /** After nobody needs it any more. */
    private static final Duration KEEP = Duration.ofDays(1);
    /** A key pair of KIS lives a year: a refused one is remembered that long, unless a person acts. */
    private static final Duration KEEP_REFUSED_CREDENTIALS = Duration.ofDays(366);

    public static final RowCodec<TokenRow> CODEC = new RowCodec<>(
            "token",
            "access_token",
            TokenRow.EMPTY,
            List.of(
                    maybe("token_cipher", "token", TEXT, row -> row.token().map(SealedToken::content)),
                    maybe("issued_at", "issued_at", MILLIS, row -> row.token().map(SealedToken::issuedAt)),
                    maybe("expires_at", "expires_at", MILLIS, row -> row.token().map(SealedToken::expiresAt)),
                    always("lease_owner", "holder", TEXT, TokenRow::holder),
                    always("last_attempt_at", "attempt_at", MILLIS, TokenRow::attemptAt),
                    always("not_before", "not_before", MILLIS, TokenRow::notBefore),
                    maybe("refusal_fault", "refusal_fault", TEXT, row -> row.refusal()
                            .map(r -> r.fault().name())),
                    maybe("refusal_code", "refusal_code", TEXT, row -> row.refusal()
                            .map(Refusal::code)),
                    maybe("refusal_text", "refusal_text", TEXT, row -> row.refusal()
                            .map(Refusal::text)),
                    maybe("refused_credentials", "refused_credentials", TEXT, row -> row.refusal()
                            .map(Refusal::credentials)),
                    always("dead_token", "dead_token", TEXT, TokenRow::dead)),
            TokenRowCodec::row,
            TokenRowCodec::life,
            key -> Map.of("environment", key.environment(), "base_url", key.address(), "app_key_hash", key.appKey()));

    private TokenRowCodec() {}

    private static TokenRow row(RowValues values) {
        Optional<SealedToken> token = values.get("token_cipher", String.class)
                .map(content -> new SealedToken(
                        content,
                        values.get("issued_at", Instant.class).orElseThrow(),
                        values.get("expires_at", Instant.class).orElseThrow()));
        Optional<Refusal> refusal = values.get("refusal_fault", String.class)
                .map(fault -> new Refusal(
                        TokenFault.valueOf(fault),
                        values.text("refusal_code"),
                        values.text("refusal_text"),
                        values.text("refused_credentials")));
        return new TokenRow(
                token,
                values.text("lease_owner"),
                values.get("last_attempt_at", Instant.class).orElse(Instant.EPOCH),
                values.get("not_before", Instant.class).orElse(Instant.EPOCH),
                refusal,
                values.text("dead_token"));
    }

    private static Duration life(TokenRow row, Instant now) {
        if (row.refusal().filter(r -> r.fault() == TokenFault.CREDENTIAL).isPresent()) {
            return KEEP_REFUSED_CREDENTIALS;
        }
        Instant end = row.token().map(SealedToken::expiresAt).orElse(now);
        Instant needed = end.isAfter(row.notBefore()) ? end : row.notBefore();
        return Duration.between(now, needed.isAfter(now) ? needed : now).plus(KEEP);
    }
}
