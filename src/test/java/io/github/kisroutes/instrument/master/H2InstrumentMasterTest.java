package io.github.kisroutes.instrument.master;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;

class H2InstrumentMasterTest extends InstrumentMasterContract {
    @Override
    Database database() {
        return Database.open(TestDatabases.withTables(folder), "sa", "");
    }
}
