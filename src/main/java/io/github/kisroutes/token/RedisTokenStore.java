package io.github.kisroutes.token;

import io.github.kisroutes.token.TokenRow.SealedToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * The row as one hash {@code kis:token:<key>} in Redis, by that server's clock: {@code kis.token.store=redis}. Both calls
 * are scripts, so each of them happens at once. The hash disappears by itself a day after nobody needs it any more.
 */
public final class RedisTokenStore implements TokenStore {
    private static final int ANSWER_MILLIS = 5_000;
    private static final Duration KEEP = Duration.ofDays(1);
    /** A key pair of KIS lives a year: a refused one is remembered that long, unless a person acts. */
    private static final Duration KEEP_REFUSED_CREDENTIALS = Duration.ofDays(366);

    private static final String READ = script("read-token.lua");
    private static final String REPLACE = script("replace-token.lua");

    private final UnifiedJedis redis;
    private final HostAndPort address;

    /**
     * Opens nothing yet.
     *
     * @param url {@code redis://user:password@host:port/database}, or {@code rediss:} for TLS
     * @throws IllegalArgumentException if it is no such address; the message does not repeat a password
     */
    public RedisTokenStore(URI url) {
        if (!JedisURIHelper.isValid(url)) {
            throw new IllegalArgumentException("kis.token.redis-url has to look like redis://host:6379/0"
                    + " or rediss://user:password@host:6379/0.");
        }
        this.address = JedisURIHelper.getHostAndPort(url);
        this.redis = RedisClient.builder()
                .hostAndPort(address)
                .clientConfig(DefaultJedisClientConfig.builder()
                        .timeoutMillis(ANSWER_MILLIS)
                        .user(JedisURIHelper.getUser(url))
                        .password(JedisURIHelper.getPassword(url))
                        .database(JedisURIHelper.getDBIndex(url))
                        .ssl(JedisURIHelper.isRedisSSLScheme(url))
                        .clientName("kis-camel-routes")
                        .build())
                .build();
    }

    @Override
    public Reading read(TokenKey key) throws TokenStoreException {
        List<?> answer = (List<?>) eval(READ, key, List.of());
        Instant now = Instant.ofEpochSecond(number(answer, 0)).plusMillis(number(answer, 1) / 1_000);
        String version = (String) answer.get(2);
        if (version.equals("none:")) {
            return new Reading(now, TokenRow.EMPTY, version, false);
        }
        try {
            return new Reading(now, RedisFields.row(fields((List<?>) answer.get(3))), version, false);
        } catch (IllegalArgumentException damaged) {
            return new Reading(now, TokenRow.EMPTY, version, true);
        }
    }

    @Override
    public boolean replace(TokenKey key, Reading seen, TokenRow next) throws TokenStoreException {
        List<String> arguments = new ArrayList<>();
        arguments.add(seen.version());
        arguments.add(Long.toString(life(next, seen.now()).toMillis()));
        RedisFields.of(next).forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        return Long.valueOf(1).equals(eval(REPLACE, key, arguments));
    }

    private Object eval(String script, TokenKey key, List<String> arguments) throws TokenStoreException {
        try {
            return redis.eval(script, List.of("kis:token:" + key.id()), arguments);
        } catch (JedisException e) {
            throw new TokenStoreException("Redis at " + address + " says: " + e.getMessage(), e);
        }
    }

    private static Duration life(TokenRow row, Instant now) {
        boolean refused =
                row.refusal().filter(r -> r.fault() == TokenFault.CREDENTIAL).isPresent();
        if (refused) {
            return KEEP_REFUSED_CREDENTIALS;
        }
        Instant end = row.token().map(SealedToken::expiresAt).orElse(now);
        Instant needed = end.isAfter(row.notBefore()) ? end : row.notBefore();
        return Duration.between(now, needed.isAfter(now) ? needed : now).plus(KEEP);
    }

    private static Map<String, String> fields(List<?> namesAndValues) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
            fields.put((String) namesAndValues.get(i), (String) namesAndValues.get(i + 1));
        }
        return fields;
    }

    private static long number(List<?> answer, int index) {
        return Long.parseLong((String) answer.get(index));
    }

    private static String script(String name) {
        try (InputStream in = RedisTokenStore.class.getResourceAsStream("/redis/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The script " + name + " is missing from the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The script " + name + " cannot be read from the jar.", e);
        }
    }

    @Override
    public String name() {
        return "Redis at " + address;
    }

    @Override
    public void close() {
        redis.close();
    }
}
