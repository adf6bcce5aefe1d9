package io.github.kisroutes.shared;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import redis.clients.jedis.RedisClient;

/** A Redis of this JVM. */
public final class RedisPlace implements RowPlace {
    private Optional<RedisProcess> server = Optional.empty();

    /** Its address. */
    public synchronized URI url() {
        if (server.isEmpty()) {
            server = Optional.of(start());
        }
        return server.get().url();
    }

    private static RedisProcess start() {
        try {
            RedisProcess started = new RedisProcess();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    started.close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }));
            return started;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public <R> SharedRows<R> connect(RowCodec<R> codec) {
        return new RedisRows<>(codec, url());
    }

    /** Does something past the program. */
    public <T> T with(Function<RedisClient, T> use) {
        try (RedisClient client = RedisClient.create(url())) {
            return use.apply(client);
        }
    }

    /** The name of the hash. */
    public static String hash(RowCodec<?> codec, CredentialId key) {
        return "kis:" + codec.kind() + ":" + key.id();
    }

    @Override
    public Map<String, Object> stored(RowCodec<?> codec, CredentialId key) {
        return new HashMap<>(with(client -> client.hgetAll(hash(codec, key))));
    }

    @Override
    public Stream<Damage> damages(RowSample<?> sample, CredentialId key) {
        String name = hash(sample.codec(), key);
        Stream<Damage> hashes = sample.damagedHashes().stream()
                .map(hash -> () -> with(client -> {
                    client.del(name);
                    return client.hset(name, hash);
                }));
        return Stream.concat(Stream.of(() -> with(client -> client.set(name, "garbage"))), hashes);
    }

    @Override
    public String toString() {
        return "Redis";
    }
}
