package io.github.kisroutes.collection.stock;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;

class H2SymbolNamesTest extends SymbolNamesContract {
    @Override
    Database database() {
        return Database.open(TestDatabases.withTables(folder), "sa", "");
    }
}
