package io.github.kisroutes.instrument.master;

import io.github.kisroutes.database.Database;

class H2InstrumentMasterTest extends InstrumentMasterContract {
    @Override
    Database database() {
        return Database.open("jdbc:h2:file:" + folder.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0", "sa", "");
    }
}
