package io.github.kisroutes.collection;

import io.github.kisroutes.database.PostgresServer;
import java.util.Map;

class PostgresqlRetryTest extends RetryContract {
    @Override
    Map<String, String> database() throws Exception {
        return Map.of(
                "kis.database.url",
                PostgresServer.newDatabase(),
                "kis.database.username",
                PostgresServer.USERNAME,
                "kis.database.password",
                "any");
    }
}
