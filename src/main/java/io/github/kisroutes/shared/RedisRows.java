package io.github.kisroutes.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Rows as hashes {@code kis:<kind>:<key>} in Redis, by that server's clock: {@code kis.token.store=redis}. Each has a
 * {@code version} that nobody has used before, and disappears by itself when nobody has needed it for a while. Both calls are
 * scripts, so each of them happens at once.
 */
final class RedisRows<R> implements SharedRows<R> {
    private static final int ANSWER_MILLIS = 5_000;
    private static final String NOTHING = "none:";

    private static final String READ = script("read-hash.lua");
    private static final String REPLACE = script("replace-hash.lua");

    private final RowCodec<R> codec;
    private final UnifiedJedis redis;
    private final HostAndPort address;

    /**
     * Opens nothing yet.
     *
     * @param url {@code redis://user:password@host:port/database}, or {@code rediss:} for TLS
     * @throws IllegalArgumentException if it is no such address; the message does not repeat a password
     */
    RedisRows(RowCodec<R> codec, URI url) {
        if (!JedisURIHelper.isValid(url)) {
            throw new IllegalArgumentException("kis.token.redis-url has to look like redis://host:6379/0"
                    + " or rediss://user:password@host:6379/0.");
        }
        this.codec = codec;
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
    public Reading<R> read(CredentialId key) throws SharedRowsException {
        List<?> answer;
        try {
            answer = (List<?>) redis.eval(READ, List.of(hash(key)), List.of());
        } catch (JedisException e) {
            throw failure(e);
        }
        Instant now = Instant.ofEpochSecond(number(answer, 0)).plusMillis(number(answer, 1) / 1_000);
        String version = (String) answer.get(2);
        return version.equals(NOTHING)
                ? codec.nothing(now, version)
                : codec.reading(now, version, () -> values((List<?>) answer.get(3)));
    }

    /** @param namesAndValues none if it is no hash */
    private RowValues values(List<?> namesAndValues) {
        Map<String, String> hash = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
            hash.put((String) namesAndValues.get(i), (String) namesAndValues.get(i + 1));
        }
        Map<String, Object> values = new HashMap<>();
        for (RowField<R> field : codec.fields()) {
            if (field.always() || hash.containsKey(field.name())) {
                values.put(field.column(), field.parse(Objects.requireNonNull(hash.get(field.name()))));
            }
        }
        return new RowValues(values);
    }

    @Override
    public boolean replace(CredentialId key, Reading<R> seen, R next) throws SharedRowsException {
        List<String> arguments = new ArrayList<>();
        arguments.add(seen.version());
        arguments.add(Long.toString(codec.life().apply(next, seen.now()).toMillis()));
        arguments.addAll(List.of("version", UUID.randomUUID().toString()));
        for (RowField<R> field : codec.fields()) {
            field.text(next).ifPresent(text -> arguments.addAll(List.of(field.name(), text)));
        }
        try {
            return Long.valueOf(1).equals(redis.eval(REPLACE, List.of(hash(key)), arguments));
        } catch (JedisException e) {
            throw failure(e);
        }
    }

    private String hash(CredentialId key) {
        return "kis:" + codec.kind() + ":" + key.id();
    }

    private SharedRowsException failure(JedisException e) {
        return new SharedRowsException(name() + " says: " + e.getMessage(), e);
    }

    private static long number(List<?> answer, int index) {
        return Long.parseLong((String) answer.get(index));
    }

    private static String script(String name) {
        try (InputStream in = RedisRows.class.getResourceAsStream("/redis/" + name)) {
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
