package io.github.kisroutes.karaf;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the days around today trading days for a product that has learned otherwise: a Karaf goes by the clock of this machine,
 * its schedule collects on trading days alone, and a test has to work on a Saturday, too.
 */
final class TradingToday {
    private static final String OPEN = "UPDATE trading_day SET is_open = TRUE, source = 'OBSERVED', is_certain = TRUE,"
            + " reason = NULL WHERE NOT is_open AND trade_date > CURRENT_DATE - INTERVAL '3' DAY";

    private TradingToday() {}

    /** Once the product has asked for its calendar, which it does once a day, before its first run; so again and again. */
    static void in(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate(OPEN);
        }
    }
}
