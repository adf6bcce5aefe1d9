package io.github.kisroutes.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets H2 write what a migration does in few pieces. It commits each statement by itself, and the product has it write each
 * commit to the disk at once: for the statements that make the tables that takes two thirds of a second and megabytes. A
 * process that is killed meanwhile leaves fewer statements done, and the next start does the rest.
 */
final class GatheredWrites implements Callback {
    private static final Set<Event> EVENTS =
            Set.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_MIGRATE, Event.AFTER_MIGRATE_ERROR);

    private static final String DELAY =
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";

    /** H2's own, in milliseconds. */
    private static final int USUAL = 500;

    /** That of the database while nothing is migrated; less than zero while it has it. */
    private int before = -1;

    @Override
    public boolean supports(Event event, Context context) {
        return EVENTS.contains(event);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                gather(statement);
            } else {
                writeAll(statement);
            }
        } catch (SQLException slower) {
            // Only an administrator of the database may change it. Without it, each statement is written by itself.
        }
    }

    private void gather(Statement statement) throws SQLException {
        if (before < 0) {
            int delay = delay(statement);
            statement.execute("SET WRITE_DELAY " + USUAL);
            before = delay;
        }
    }

    private static int delay(Statement statement) throws SQLException {
        try (ResultSet setting = statement.executeQuery(DELAY)) {
            return setting.next() ? setting.getInt(1) : USUAL;
        }
    }

    private void writeAll(Statement statement) throws SQLException {
        if (before >= 0) {
            statement.execute("SET WRITE_DELAY " + before);
            statement.execute("CHECKPOINT SYNC");
            before = -1;
        }
    }

    @Override
    public String getCallbackName() {
        return "gathered writes";
    }
}
