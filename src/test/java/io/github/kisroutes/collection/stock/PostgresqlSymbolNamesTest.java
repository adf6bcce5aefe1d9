package io.github.kisroutes.collection.stock;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;

class PostgresqlSymbolNamesTest extends SymbolNamesContract {
    @Override
    Database database() throws Exception {
        return Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, "");
    }
}
