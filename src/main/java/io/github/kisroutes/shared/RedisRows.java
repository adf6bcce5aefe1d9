package io.github.kisroutes.shared;

import io.github.kisroutes.shared.http.NameLookup;
import io.github.kisroutes.shared.http.TimedCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Rows as hashes {@code kis:<kind>:<key>} in Redis, by that server's clock: {@code kis.token.store=redis}. Each has a
 * {@code version} that nobody has used before, and disappears by itself when nobody has needed it for a while. Both calls are
 * scripts, so each of them happens at once.
 */
final class RedisRows<R> implements SharedRows<R> {
    private static final int ANSWER_MILLIS = 5_000;
    private static final Duration LOOK_UP = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(10);

    /** As many connections as the client keeps. */
    private static final int CALLS = 8;

    private static final String NOTHING = "none:";

    private static final String READ = script("read-hash.lua");
    private static final String REPLACE = script("replace-hash.lua");

    private final RowCodec<R> codec;
    private final UnifiedJedis redis;
    private final HostAndPort address;
    private final TimedCalls calls;
    private final Duration limit;

    /**
     * Opens nothing yet.
     *
     * @param url {@code redis://user:password@host:port/database}, or {@code rediss:} for TLS
     * @throws IllegalArgumentException if it is no such address; the message does not repeat a password
     */
    RedisRows(RowCodec<R> codec, URI url) {
        this(codec, url, new NameLookup(LOOK_UP), WHOLE);
    }

    /**
     * The same with other limits.
     *
     * @param names looks the host up
     * @param limit of a call as a whole: looking up, connecting, asking, and the answer to its last byte
     */
    RedisRows(RowCodec<R> codec, URI url, DnsResolver names, Duration limit) {
        if (!JedisURIHelper.isValid(url)) {
            throw new IllegalArgumentException("kis.token.redis-url has to look like redis://host:6379/0"
                    + " or rediss://user:password@host:6379/0.");
        }
        this.codec = codec;
        this.address = JedisURIHelper.getHostAndPort(url);
        this.limit = limit;
        this.calls = new TimedCalls(limit, "kis-redis", CALLS);
        this.redis = RedisClient.builder()
                .hostAndPort(address)
                .clientConfig(DefaultJedisClientConfig.builder()
                        .timeoutMillis(ANSWER_MILLIS)
                        .user(JedisURIHelper.getUser(url))
                        .password(JedisURIHelper.getPassword(url))
                        .database(JedisURIHelper.getDBIndex(url))
                        .ssl(JedisURIHelper.isRedisSSLScheme(url))
                        .clientName("kis-camel-routes")
                        .hostAndPortMapper(host -> lookedUp(names, host))
                        .build())
                .build();
    }

    /** Whoever connects looks up again, and finds it in Java's cache; a certificate is still compared with the name. */
    private static HostAndPort lookedUp(DnsResolver names, HostAndPort host) {
        try {
            names.resolve(host.getHost());
            return host;
        } catch (UnknownHostException e) {
            throw new JedisConnectionException("its host is not found: " + e.getMessage(), e);
        }
    }

    @Override
    public Reading<R> read(CredentialId key) throws SharedRowsException {
        List<?> answer = (List<?>) ask(READ, key, List.of());
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
        return Long.valueOf(1).equals(ask(REPLACE, key, arguments));
    }

    private Object ask(String script, CredentialId key, List<String> arguments) throws SharedRowsException {
        try {
            return calls.call(() -> redis.eval(script, List.of(hash(key)), arguments));
        } catch (TimeoutException e) {
            throw new SharedRowsException(
                    name() + " has not answered within " + limit.toMillis() + " ms, its address and a connection"
                            + " included",
                    e);
        } catch (ExecutionException e) {
            throw new SharedRowsException(name() + " says: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private String hash(CredentialId key) {
        return "kis:" + codec.kind() + ":" + key.id();
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
        calls.close();
        redis.close();
    }
}
