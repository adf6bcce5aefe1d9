package io.github.kisroutes.instrument.listing;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;

class H2StockListingsTest extends StockListingsContract {
    @Override
    Database database() {
        return Database.open(TestDatabases.withTables(folder), "sa", "");
    }
}
