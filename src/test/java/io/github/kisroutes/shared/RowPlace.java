package io.github.kisroutes.shared;

import io.github.kisroutes.database.Database;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Where rows can be. Each place is opened once for all tests of a JVM, and ends with it; a test uses keys of its own. */
public interface RowPlace {
    RowPlace MEMORY = new MemoryPlace();
    DatabasePlace H2 = DatabasePlace.h2();
    DatabasePlace POSTGRESQL = DatabasePlace.postgresql();
    RedisPlace REDIS = new RedisPlace();

    AtomicLong KEYS = new AtomicLong();

    static Stream<RowPlace> all() {
        return Stream.of(MEMORY, H2, POSTGRESQL, REDIS);
    }

    /** A key that no other test has. */
    static CredentialId newKey() {
        return new CredentialId(
                "real", "openapi.koreainvestment.com:9443", String.format("0123456%05x", KEYS.incrementAndGet()));
    }

    /** Rows at an address, as the product opens them. */
    static <R> SharedRows<R> open(RowCodec<R> codec, String url, String user) {
        return url.startsWith("redis:")
                ? new RedisRows<>(codec, URI.create(url))
                : new JdbcRows<>(codec, Database.open(url, user, ""));
    }

    /** Another connection to the same rows. */
    <R> SharedRows<R> connect(RowCodec<R> codec);

    /** What somebody sees of a row who may read the store: by column or field; empty if there is none. */
    Map<String, Object> stored(RowCodec<?> codec, CredentialId key) throws Exception;

    /** All that makes an existing row unreadable, each to be done by itself; nothing can in memory. */
    Stream<Damage> damages(RowSample<?> sample, CredentialId key);

    /** Spoils a row. */
    interface Damage {
        void happen() throws Exception;
    }
}
