package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.ratelimit.QuotaStore.Reading;
import io.github.kisroutes.token.RedisProcess;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisQuotaStoreTest extends QuotaStoreContract {
    private static final String ROW = "kis:quota:" + Neighbours.KEY.id();
    private static RedisProcess server;

    @BeforeAll
    static void startServer() throws Exception {
        server = new RedisProcess();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Override
    QuotaStore connect() {
        return new RedisQuotaStore(server.url());
    }

    @BeforeEach
    void empty() {
        try (RedisClient redis = RedisClient.create(server.url())) {
            redis.flushAll();
        }
    }

    @Test
    void garbage_counts_as_nothing_and_can_be_replaced() throws Exception {
        try (RedisClient redis = RedisClient.create(server.url());
                QuotaStore store = connect()) {
            redis.set(ROW, "garbage");
            assertReplaceable(store);
            redis.del(ROW);
            redis.hset(ROW, Map.of("granted_per_second", "18", "claims", "nobody"));
            assertReplaceable(store);
        }
    }

    private static void assertReplaceable(QuotaStore store) throws QuotaStoreException {
        Reading reading = store.read(Neighbours.KEY);
        assertThat(reading.quota()).isEqualTo(SharedQuota.EMPTY);
        assertThat(store.replace(Neighbours.KEY, reading, SharedQuota.EMPTY)).isTrue();
    }

    @Test
    void what_was_found_is_remembered_for_a_month() throws Exception {
        try (RedisClient redis = RedisClient.create(server.url());
                QuotaStore store = connect()) {
            store.replace(Neighbours.KEY, store.read(Neighbours.KEY), SharedQuota.EMPTY);
            assertThat(Duration.ofMillis(redis.pttl(ROW))).isBetween(Duration.ofDays(29), Duration.ofDays(30));
        }
    }
}
