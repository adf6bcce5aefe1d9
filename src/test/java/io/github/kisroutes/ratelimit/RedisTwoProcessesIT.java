package io.github.kisroutes.ratelimit;

import io.github.kisroutes.shared.RedisProcess;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class RedisTwoProcessesIT extends TwoProcessesContract {
    private RedisProcess redis;

    @BeforeEach
    void startRedis() throws Exception {
        redis = new RedisProcess();
    }

    @AfterEach
    void stopRedis() throws Exception {
        redis.close();
    }

    @Override
    Map<String, String> store() {
        return Map.of(
                "kis.token.store", "redis", "kis.token.redis-url", redis.url().toString());
    }
}
