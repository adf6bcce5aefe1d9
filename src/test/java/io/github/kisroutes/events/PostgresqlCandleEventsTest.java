package io.github.kisroutes.events;

import io.github.kisroutes.database.PostgresServer;
import java.util.Map;

class PostgresqlCandleEventsTest extends CandleEventsContract {
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
