package io.github.kisroutes.token;

import io.github.kisroutes.database.PostgresServer;
import org.junit.jupiter.api.BeforeEach;

class PostgresqlManyProcessesIT extends ManyProcessesContract {
    private String url;

    @BeforeEach
    void emptyDatabase() throws Exception {
        url = PostgresServer.emptyDatabase();
    }

    @Override
    String store() {
        return url;
    }

    @Override
    String storeUser() {
        return PostgresServer.USERNAME;
    }
}
