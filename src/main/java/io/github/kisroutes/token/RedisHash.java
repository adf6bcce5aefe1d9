package io.github.kisroutes.token;

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
 * Rows that processes share as hashes in Redis, each with a {@code version} that a writer compares. Both calls are scripts, so
 * each of them happens at once.
 */
public final class RedisHash implements AutoCloseable {
    private static final int ANSWER_MILLIS = 5_000;
    private static final String NOTHING = "none:";

    private static final String READ = script("read-hash.lua");
    private static final String REPLACE = script("replace-hash.lua");

    private final UnifiedJedis redis;
    private final HostAndPort address;

    /**
     * Opens nothing yet.
     *
     * @param url {@code redis://user:password@host:port/database}, or {@code rediss:} for TLS
     * @throws IllegalArgumentException if it is no such address; the message does not repeat a password
     */
    public RedisHash(URI url) {
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

    /**
     * What there is.
     *
     * @param now the server's time
     * @param version what {@link RedisHash#replace} compares
     * @param fields empty if there is nothing, or something that is no hash
     */
    public record Content(Instant now, String version, Map<String, String> fields) {
        /** Whether there is nothing at all. */
        public boolean isAbsent() {
            return version.equals(NOTHING);
        }
    }

    /** @throws JedisException if Redis does not answer */
    public Content read(String key) {
        List<?> answer = (List<?>) redis.eval(READ, List.of(key), List.of());
        Instant now = Instant.ofEpochSecond(number(answer, 0)).plusMillis(number(answer, 1) / 1_000);
        return new Content(now, (String) answer.get(2), fields((List<?>) answer.get(3)));
    }

    /**
     * Writes a hash if there still is what was read.
     *
     * @param fields with a {@code version} that nobody has used before
     * @param life how long it stays
     * @throws JedisException if it is not known whether it was written
     */
    public boolean replace(String key, String version, Map<String, String> fields, Duration life) {
        List<String> arguments = new ArrayList<>();
        arguments.add(version);
        arguments.add(Long.toString(life.toMillis()));
        fields.forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        return Long.valueOf(1).equals(redis.eval(REPLACE, List.of(key), arguments));
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
        try (InputStream in = RedisHash.class.getResourceAsStream("/redis/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The script " + name + " is missing from the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The script " + name + " cannot be read from the jar.", e);
        }
    }

    /** The server for a person, without user and password. */
    @Override
    public String toString() {
        return "Redis at " + address;
    }

    @Override
    public void close() {
        redis.close();
    }
}
