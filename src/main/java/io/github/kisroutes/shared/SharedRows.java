package io.github.kisroutes.shared;

import io.github.kisroutes.config.TokenSettings;
import io.github.kisroutes.database.Database;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;

/**
 * Small rows of one kind that processes share, one for each key pair. It knows no rules: it reads a row with its own time, and
 * replaces it if nobody else has. Both calls are committed when they return, and give up after a few seconds.
 */
public interface SharedRows<R> extends AutoCloseable {

    /**
     * The rows of a kind where {@code kis.token.store} says. Opens no connection yet.
     *
     * @param database stays open when the rows are closed
     * @throws IllegalArgumentException if {@code kis.token.redis-url} is no address of a Redis; the message repeats no password
     */
    static <R> SharedRows<R> open(RowCodec<R> codec, TokenSettings settings, Database database, Clock clock) {
        return switch (settings.store()) {
            case JDBC -> new JdbcRows<>(codec, database);
            case REDIS ->
                new RedisRows<>(
                        codec, URI.create(settings.redisUrl().orElseThrow().reveal()));
            case MEMORY -> new MemoryRows<>(codec, clock);
        };
    }

    /** The row of this key, and the store's time at the moment of reading. */
    Reading<R> read(CredentialId key) throws SharedRowsException;

    /**
     * Writes {@code next} if the row is still the one that was read.
     *
     * @return false if somebody else has written in between; nothing is changed then
     * @throws SharedRowsException if it is not known whether it was written
     */
    boolean replace(CredentialId key, Reading<R> seen, R next) throws SharedRowsException;

    /** What it is and where, for the operator: no user, no password. */
    String name();

    @Override
    void close();

    /**
     * A row as it was read.
     *
     * @param now the store's time, in whole milliseconds
     * @param row {@link RowCodec#empty()} if there is none
     * @param version what {@link #replace} compares; whatever the store needs to tell rows apart
     * @param damaged there is something, but no one can read it
     */
    record Reading<R>(Instant now, R row, String version, boolean damaged) {}
}
