package io.github.kisroutes.instrument.listing;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;

class PostgresqlStockListingsTest extends StockListingsContract {
    private String url;

    @Override
    Database database() throws Exception {
        if (url == null) {
            url = PostgresServer.newDatabase();
        }
        return Database.open(url, PostgresServer.USERNAME, "");
    }
}
