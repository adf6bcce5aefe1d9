package io.github.kisroutes.server.facts;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;

class PostgresqlFactsReaderTest extends FactsReaderContract {
    @Override
    Database database() throws Exception {
        return Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, "");
    }
}
