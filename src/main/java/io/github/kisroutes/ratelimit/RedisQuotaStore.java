package io.github.kisroutes.ratelimit;

import io.github.kisroutes.token.CredentialId;
import io.github.kisroutes.token.RedisHash;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.exceptions.JedisException;

/** The hash {@code kis:quota:<key>} in Redis, by that server's clock: {@code kis.token.store=redis}. */
final class RedisQuotaStore implements QuotaStore {
    /** A level is remembered over the longest holidays. */
    private static final Duration KEEP = Duration.ofDays(30);

    private final RedisHash redis;

    /**
     * Opens nothing yet.
     *
     * @param url see {@link RedisHash#RedisHash}
     */
    RedisQuotaStore(URI url) {
        this.redis = new RedisHash(url);
    }

    @Override
    public Reading read(CredentialId key) throws QuotaStoreException {
        try {
            RedisHash.Content content = redis.read(name(key));
            return new Reading(content.now(), quota(content.fields()), content.version());
        } catch (JedisException e) {
            throw failure(e);
        }
    }

    @Override
    public boolean replace(CredentialId key, Reading seen, SharedQuota next) throws QuotaStoreException {
        try {
            return redis.replace(name(key), seen.version(), fields(next), KEEP);
        } catch (JedisException e) {
            throw failure(e);
        }
    }

    private static String name(CredentialId key) {
        return "kis:quota:" + key.id();
    }

    private QuotaStoreException failure(JedisException e) {
        return new QuotaStoreException(redis + " says: " + e.getMessage(), e);
    }

    private static Map<String, String> fields(SharedQuota quota) {
        Map<String, String> fields = new HashMap<>();
        fields.put("version", UUID.randomUUID().toString());
        fields.put("claims", QuotaLeaseCodec.of(quota.claims()));
        quota.level().ifPresent(level -> {
            fields.put("granted_per_second", Integer.toString(level.perSecond()));
            fields.put("granted_since", level.since().toString());
            fields.put("hold", level.hold().toString());
            fields.put("raised", Boolean.toString(level.raised()));
        });
        return fields;
    }

    /** What nobody can read is as good as nothing: the processes write it anew within seconds. */
    private static SharedQuota quota(Map<String, String> fields) {
        try {
            return new SharedQuota(level(fields), QuotaLeaseCodec.read(fields.getOrDefault("claims", "")));
        } catch (RuntimeException damaged) {
            return SharedQuota.EMPTY;
        }
    }

    private static Optional<QuotaLevel> level(Map<String, String> fields) {
        return Optional.ofNullable(fields.get("granted_per_second"))
                .map(perSecond -> new QuotaLevel(
                        Integer.parseInt(perSecond),
                        Instant.parse(fields.get("granted_since")),
                        Duration.parse(fields.get("hold")),
                        Boolean.parseBoolean(fields.get("raised"))));
    }

    @Override
    public void close() {
        redis.close();
    }
}
