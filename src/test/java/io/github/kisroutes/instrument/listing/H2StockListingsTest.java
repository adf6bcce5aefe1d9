package io.github.kisroutes.instrument.listing;

import io.github.kisroutes.database.Database;

class H2StockListingsTest extends StockListingsContract {
    @Override
    Database database() {
        return Database.open("jdbc:h2:file:" + folder.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0", "sa", "");
    }
}
