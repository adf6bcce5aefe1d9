package io.github.kisroutes.alert;

import io.github.kisroutes.database.PostgresServer;
import java.util.Map;

class PostgresqlAlertDeliveryTest extends AlertDeliveryContract {
    @Override
    Map<String, String> database() throws Exception {
        return Map.of(
                "kis.database.url", PostgresServer.newDatabase(), "kis.database.username", PostgresServer.USERNAME);
    }
}
