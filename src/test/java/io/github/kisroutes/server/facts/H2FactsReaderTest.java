package io.github.kisroutes.server.facts;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;

class H2FactsReaderTest extends FactsReaderContract {
    @Override
    Database database() {
        return Database.open(TestDatabases.withTables(folder.resolve("database")), "sa", "");
    }
}
