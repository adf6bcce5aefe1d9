package io.github.kisroutes.ratelimit;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;
import org.junit.jupiter.api.BeforeEach;

class PostgresqlQuotaStoreTest extends JdbcQuotaStoreContract {
    private String url;

    @BeforeEach
    @Override
    void connectFirst() throws Exception {
        url = PostgresServer.newDatabase();
        super.connectFirst();
    }

    @Override
    Database open() {
        return Database.open(url, PostgresServer.USERNAME, "");
    }
}
