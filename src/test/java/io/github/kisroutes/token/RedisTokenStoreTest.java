package io.github.kisroutes.token;

import static io.github.kisroutes.token.TokenProcess.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisTokenStoreTest extends TokenStoreContract {
    private static final String ROW = "kis:token:" + KEY.id();
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
    TokenStore connect() {
        return new RedisTokenStore(server.url());
    }

    @Override
    String everythingStored() {
        try (RedisClient redis = RedisClient.create(server.url())) {
            StringBuilder all = new StringBuilder();
            redis.keys("*").forEach(key -> all.append(key).append(redis.hgetAll(key)));
            return all.toString();
        }
    }

    @BeforeEach
    void empty() {
        try (RedisClient redis = RedisClient.create(server.url())) {
            redis.flushAll();
        }
    }

    @Test
    void garbage_is_noticed_and_can_be_replaced() throws Exception {
        try (RedisClient redis = RedisClient.create(server.url());
                TokenStore store = connect()) {
            redis.set(ROW, "garbage");
            assertReplaceable(store);
            redis.del(ROW);
            redis.hset(ROW, Map.of("holder", "nobody"));
            assertReplaceable(store);
            redis.hset(ROW, "not_before", "tomorrow");
            assertReplaceable(store);
        }
    }

    private static void assertReplaceable(TokenStore store) throws TokenStoreException {
        TokenStore.Reading reading = store.read(KEY);
        assertThat(reading.damaged()).isTrue();
        assertThat(store.replace(KEY, reading, TokenRow.afterDamage(reading.now())))
                .isTrue();
        assertThat(store.read(KEY).damaged()).isFalse();
    }

    @Test
    void the_row_disappears_a_day_after_the_token() throws Exception {
        try (RedisClient redis = RedisClient.create(server.url());
                TokenStore store = connect()) {
            TokenStore.Reading reading = store.read(KEY);
            store.replace(KEY, reading, TokenRow.afterDamage(reading.now().plusSeconds(3600)));
            assertThat(Duration.ofMillis(redis.pttl(ROW)))
                    .isBetween(Duration.ofHours(24), Duration.ofHours(25).plusSeconds(1));
        }
    }

    @Test
    void a_server_that_is_gone_is_said_and_used_again_when_it_is_back() throws Exception {
        try (TokenStore store = connect()) {
            store.read(KEY);
            server.close();
            assertThatThrownBy(() -> store.read(KEY))
                    .isInstanceOf(TokenStoreException.class)
                    .hasMessageContaining("Redis at " + server.url().getAuthority());
            server.start();
            assertThat(store.read(KEY).row()).isEqualTo(TokenRow.EMPTY);
        }
    }

    @Test
    void an_address_that_is_none_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> new RedisTokenStore(URI.create("http://user:canary@host")))
                .hasMessageContaining("kis.token.redis-url")
                .hasMessageNotContaining("canary");
    }
}
