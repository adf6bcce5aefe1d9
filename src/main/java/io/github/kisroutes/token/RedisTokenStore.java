package io.github.kisroutes.token;

import io.github.kisroutes.token.TokenRow.SealedToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The row as one hash {@code kis:token:<key>} in Redis, by that server's clock: {@code kis.token.store=redis}. The hash
 * disappears by itself a day after nobody needs it any more.
 */
public final class RedisTokenStore implements TokenStore {
    private static final Duration KEEP = Duration.ofDays(1);
    /** A key pair of KIS lives a year: a refused one is remembered that long, unless a person acts. */
    private static final Duration KEEP_REFUSED_CREDENTIALS = Duration.ofDays(366);

    private final RedisHash redis;

    /**
     * Opens nothing yet.
     *
     * @param url see {@link RedisHash#RedisHash}
     * @throws IllegalArgumentException if it is no address of a Redis; the message does not repeat a password
     */
    public RedisTokenStore(URI url) {
        this.redis = new RedisHash(url);
    }

    @Override
    public Reading read(CredentialId key) throws TokenStoreException {
        RedisHash.Content content;
        try {
            content = redis.read(name(key));
        } catch (JedisException e) {
            throw failure(e);
        }
        if (content.isAbsent()) {
            return new Reading(content.now(), TokenRow.EMPTY, content.version(), false);
        }
        try {
            return new Reading(content.now(), RedisFields.row(content.fields()), content.version(), false);
        } catch (IllegalArgumentException damaged) {
            return new Reading(content.now(), TokenRow.EMPTY, content.version(), true);
        }
    }

    @Override
    public boolean replace(CredentialId key, Reading seen, TokenRow next) throws TokenStoreException {
        try {
            return redis.replace(name(key), seen.version(), RedisFields.of(next), life(next, seen.now()));
        } catch (JedisException e) {
            throw failure(e);
        }
    }

    private static String name(CredentialId key) {
        return "kis:token:" + key.id();
    }

    private TokenStoreException failure(JedisException e) {
        return new TokenStoreException(redis + " says: " + e.getMessage(), e);
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

    @Override
    public String name() {
        return redis.toString();
    }

    @Override
    public void close() {
        redis.close();
    }
}
