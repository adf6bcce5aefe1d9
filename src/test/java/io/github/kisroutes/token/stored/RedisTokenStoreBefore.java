package io.github.kisroutes.token.stored;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.token.stored.TokenRow.Refusal;
import io.github.kisroutes.token.stored.TokenRow.SealedToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.RedisClient;

/**
 * How the version before rows were shared by token and quota kept its token in Redis: its scripts and its fields, copied. Never
 * to be adapted to what is new; it stands for processes that run elsewhere.
 */
final class RedisTokenStoreBefore implements SharedRows<TokenRow> {
    private static final String READ = """
            local time = redis.call('TIME')
            local kind = redis.call('TYPE', KEYS[1]).ok
            if kind ~= 'hash' then
              return {time[1], time[2], kind .. ':', {}}
            end
            local version = redis.call('HGET', KEYS[1], 'version') or ''
            return {time[1], time[2], 'hash:' .. version, redis.call('HGETALL', KEYS[1])}""";
    private static final String REPLACE = """
            local kind = redis.call('TYPE', KEYS[1]).ok
            local version = ''
            if kind == 'hash' then
              version = redis.call('HGET', KEYS[1], 'version') or ''
            end
            if kind .. ':' .. version ~= ARGV[1] then
              return 0
            end
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], unpack(ARGV, 3))
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 1""";

    private final RedisClient redis;

    RedisTokenStoreBefore(URI url) {
        this.redis = RedisClient.create(url);
    }

    @Override
    public Reading<TokenRow> read(CredentialId key) {
        List<?> answer = (List<?>) redis.eval(READ, List.of("kis:token:" + key.id()), List.of());
        Instant now = Instant.ofEpochSecond(Long.parseLong((String) answer.get(0)))
                .plusMillis(Long.parseLong((String) answer.get(1)) / 1_000);
        String version = (String) answer.get(2);
        if (version.equals("none:")) {
            return new Reading<>(now, TokenRow.EMPTY, version, false);
        }
        try {
            return new Reading<>(now, row((List<?>) answer.get(3)), version, false);
        } catch (IllegalArgumentException damaged) {
            return new Reading<>(now, TokenRow.EMPTY, version, true);
        }
    }

    @Override
    public boolean replace(CredentialId key, Reading<TokenRow> seen, TokenRow next) {
        List<String> arguments = new ArrayList<>();
        arguments.add(seen.version());
        arguments.add(Long.toString(Duration.ofDays(1).toMillis()));
        fields(next).forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        return Long.valueOf(1).equals(redis.eval(REPLACE, List.of("kis:token:" + key.id()), arguments));
    }

    private static Map<String, String> fields(TokenRow row) {
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

    private static TokenRow row(List<?> namesAndValues) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
            fields.put((String) namesAndValues.get(i), (String) namesAndValues.get(i + 1));
        }
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

    @Override
    public String name() {
        return "Redis, version before";
    }

    @Override
    public void close() {
        redis.close();
    }
}
