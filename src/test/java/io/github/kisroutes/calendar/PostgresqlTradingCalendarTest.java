package io.github.kisroutes.calendar;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;

class PostgresqlTradingCalendarTest extends TradingCalendarContract {
    @Override
    Database database() throws Exception {
        return Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, "");
    }
}
