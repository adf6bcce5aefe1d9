package io.github.kisroutes.instrument.master;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;

class PostgresqlInstrumentMasterTest extends InstrumentMasterContract {
    @Override
    Database database() throws Exception {
        return Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, "");
    }
}
