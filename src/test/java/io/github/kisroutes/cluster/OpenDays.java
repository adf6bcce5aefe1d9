package io.github.kisroutes.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the days around today trading days, as if the broker had said so: a schedule of Quartz goes by the clock of this machine,
 * collects on trading days alone, and a test has to work on a Saturday, too.
 */
public final class OpenDays {
    private static final String DAYS = "INSERT INTO trading_day (trade_date, is_open, source, is_certain, learned_at)"
            + " SELECT CURRENT_DATE + day, TRUE, 'OBSERVED', TRUE, CURRENT_TIMESTAMP FROM generate_series(-5, 1) AS day";
    private static final String ASKED = "INSERT INTO calendar_question (asked_on, asked_at, state)"
            + " SELECT CURRENT_DATE + day, CURRENT_TIMESTAMP, 'LEARNED' FROM generate_series(-1, 1) AS day";

    private OpenDays() {}

    public static void in(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate(DAYS);
            statement.executeUpdate(ASKED);
        }
    }
}
