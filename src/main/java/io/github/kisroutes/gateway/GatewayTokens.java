package io.github.kisroutes.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.database.fault.StatementException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of the gateway, in the table {@code gateway_token}: a new one ends no older one, and each is good for 24 hours on every
 * process of the database. A token that is in use is looked up again every few seconds, in the background, so a token that was
 * forgotten and a credential that was revoked end everywhere within a minute, and a call does not wait for the database.
 */
final class GatewayTokens {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayTokens.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration LONGEST_WITHOUT_LOOK = Duration.ofMinutes(1);
    private static final int MOST_IN_MEMORY = 10_000;
    /** Tokens that nobody issued do not keep the database from its work. */
    private static final int LOOKS_AT_ONCE = 4;

    private static final Duration CLEANING = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE);
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.MIN);
    private final LoadingCache<String, Stored> known = Caffeine.newBuilder()
            .maximumSize(MOST_IN_MEMORY)
            .refreshAfterWrite(LOOK_AGAIN)
            .expireAfterWrite(LONGEST_WITHOUT_LOOK)
            .build(this::look);

    private record Stored(GatewayCredential owner, Instant ends) {}

    /** @param clock of the host */
    GatewayTokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Issues a token.
     *
     * @param key of the owner, in clear: the token names it
     */
    GatewayToken issue(GatewayCredential owner, String key) {
        Instant now = clock.instant();
        GatewayToken token = GatewayToken.random(key, now, random);
        database.sqlAlone("open-gateway-token")
                .set("token_hash", Hash.of(token.text().reveal()))
                .set("key_hash", owner.keyHash())
                .set("issued_at", now)
                .set("expires_at", token.ends())
                .update();
        clean(now);
        return token;
    }

    private void clean(Instant now) {
        Instant last = cleaned.get();
        if (last.isBefore(now.minus(CLEANING)) && cleaned.compareAndSet(last, now)) {
            try {
                database.sqlAlone("forget-gateway-tokens").set("before", now).update();
            } catch (StatementException e) { // the token just issued is good all the same
                LOG.warn("Tokens of the gateway that have ended could not be deleted: {}", e.toString());
            }
        }
    }

    /** Whose token this is; empty when nobody's, or when it has ended. */
    Optional<GatewayCredential> owner(String token) {
        return Optional.ofNullable(known.get(Hash.of(token)))
                .filter(stored -> stored.ends().isAfter(clock.instant()))
                .map(Stored::owner);
    }

    /** Forgets a token of this owner. */
    void forget(GatewayCredential owner, String token) {
        String hash = Hash.of(token);
        database.sqlAlone("forget-gateway-token")
                .set("token_hash", hash)
                .set("key_hash", owner.keyHash())
                .update();
        known.invalidate(hash);
    }

    private Stored look(String hash) throws InterruptedException {
        if (!looks.tryAcquire(1, TimeUnit.SECONDS)) {
            throw new IllegalStateException("too many unknown tokens are being looked up");
        }
        try {
            return database.sqlAlone("read-gateway-token")
                    .set("token_hash", hash)
                    .one(GatewayTokens::stored)
                    .orElse(null);
        } finally {
            looks.release();
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                GatewayCredential.read(row), Sql.instant(row, "expires_at").orElseThrow());
    }
}
