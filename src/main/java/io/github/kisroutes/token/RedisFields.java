package io.github.kisroutes.token;

import io.github.kisroutes.token.TokenRow.Refusal;
import io.github.kisroutes.token.TokenRow.SealedToken;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The row as the fields of a hash: times in milliseconds since 1970, what there is not is absent or empty. */
final class RedisFields {
    private RedisFields() {}

    static Map<String, String> of(TokenRow row) {
        Map<String, String> fields = new HashMap<>();
        fields.put("version", UUID.randomUUID().toString());
        fields.put("holder", row.holder());
        fields.put("attempt_at", millis(row.attemptAt()));
        fields.put("not_before", millis(row.notBefore()));
        fields.put("dead_token", row.dead());
        row.token().ifPresent(token -> {
            fields.put("token", token.content());
            fields.put("issued_at", millis(token.issuedAt()));
            fields.put("expires_at", millis(token.expiresAt()));
        });
        row.refusal().ifPresent(refusal -> {
            fields.put("refusal_fault", refusal.fault().name());
            fields.put("refusal_code", refusal.code());
            fields.put("refusal_text", refusal.text());
            fields.put("refused_credentials", refusal.credentials());
        });
        return fields;
    }

    /** @throws IllegalArgumentException if it is not what {@link #of} makes */
    static TokenRow row(Map<String, String> fields) {
        Optional<SealedToken> token = Optional.ofNullable(fields.get("token"))
                .map(content -> new SealedToken(content, time(fields, "issued_at"), time(fields, "expires_at")));
        Optional<Refusal> refusal = Optional.ofNullable(fields.get("refusal_fault"))
                .map(fault -> new Refusal(
                        TokenFault.valueOf(fault),
                        text(fields, "refusal_code"),
                        text(fields, "refusal_text"),
                        text(fields, "refused_credentials")));
        return new TokenRow(
                token,
                text(fields, "holder"),
                time(fields, "attempt_at"),
                time(fields, "not_before"),
                refusal,
                text(fields, "dead_token"));
    }

    private static String text(Map<String, String> fields, String name) {
        String text = fields.get(name);
        if (text == null) {
            throw new IllegalArgumentException("The stored token has no " + name + ".");
        }
        return text;
    }

    private static Instant time(Map<String, String> fields, String name) {
        return Instant.ofEpochMilli(Long.parseLong(text(fields, name)));
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }
}
