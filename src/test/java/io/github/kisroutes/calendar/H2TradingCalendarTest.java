package io.github.kisroutes.calendar;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;

class H2TradingCalendarTest extends TradingCalendarContract {
    @Override
    Database database() {
        return Database.open(TestDatabases.withTables(folder), "sa", "");
    }
}
