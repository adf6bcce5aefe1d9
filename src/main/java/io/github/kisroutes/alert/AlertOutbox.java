package io.github.kisroutes.alert;

import io.github.kisroutes.alert.AlertMessage.Content;
import io.github.kisroutes.alert.channel.AlertChannel;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.database.fault.StatementException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The table {@code alert_message}: what each channel has to tell, and who sends it. A message is claimed before it is sent and
 * closed after it was taken; a process that dies in between is succeeded when its lease is over, and the message may come twice.
 */
final class AlertOutbox {
    private static final int SHORTEST_PAUSE_SECONDS = 5;
    private static final int LONGEST_PAUSE_SECONDS = 300;

    private final Database database;
    private final String installation;
    private final String process;
    private final Duration lease;
    private final Duration repeat;

    /**
     * @param installation whose alerts these are
     * @param process the name of this process
     * @param lease how long a process without a sign of life is left alone
     * @param repeat how long after a message a standing alert is told again
     */
    AlertOutbox(Database database, String installation, String process, Duration lease, Duration repeat) {
        this.database = database;
        this.installation = installation;
        this.process = process;
        this.lease = lease;
        this.repeat = repeat;
    }

    /** Lets a channel tell what it has not told. */
    void queue(AlertChannel channel) {
        queue(database.sqlAlone("queue-opened-alerts"), channel);
        queue(database.sqlAlone("queue-resolved-alerts"), channel);
        queue(database.sqlAlone("queue-repeated-alerts").set("repeat_seconds", repeat.toSeconds()), channel);
    }

    /** Another process may do the same at this moment; then it does all of it. */
    private void queue(Sql statement, AlertChannel channel) {
        try {
            statement
                    .set("installation", installation)
                    .set("channel", channel.name())
                    .update();
        } catch (StatementException e) {
            if (!e.fault().isDuplicateKey()) {
                throw e;
            }
        }
    }

    /** The next message of a channel, claimed; empty when nothing is due, or others send it. */
    Optional<Content> claim(AlertChannel channel) {
        Optional<Content> due = database.sqlAlone("due-alert-message")
                .set("installation", installation)
                .set("channel", channel.name())
                .one(AlertOutbox::content);
        return due.filter(message -> database.sqlAlone("claim-alert-message")
                        .set("alert_id", message.id())
                        .set("channel", channel.name())
                        .set("message", message.message())
                        .set("owner", process)
                        .set("lease_seconds", lease.toSeconds())
                        .update()
                == 1);
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                row.getLong("alert_id"),
                row.getString("message"),
                row.getInt("attempts"),
                row.getString("condition"),
                row.getString("subject"),
                AlertSeverity.valueOf(row.getString("severity")),
                row.getString("text"),
                Sql.instant(row, "opened_at").orElseThrow(),
                Sql.instant(row, "resolved_at"));
    }

    /** The channel took a message. */
    void told(AlertMessage message) {
        database.sqlAlone("end-alert-message")
                .set("alert_id", message.content().id())
                .set("channel", message.way().name())
                .set("message", message.content().message())
                .update();
        database.sqlAlone("tell-alert").set("alert_id", message.content().id()).update();
    }

    /**
     * The channel did not take a message.
     *
     * @return in how many seconds it is tried again
     */
    int failed(AlertMessage message, String why) {
        int pause = pauseSeconds(message.content().attempts());
        database.sqlAlone("defer-alert-message")
                .set("alert_id", message.content().id())
                .set("channel", message.way().name())
                .set("message", message.content().message())
                .set("owner", process)
                .set("fault", why)
                .set("pause_seconds", pause)
                .update();
        return pause;
    }

    /** 5, 10, 20 … seconds, five minutes at most; there is no last attempt. */
    static int pauseSeconds(int attempts) {
        return Math.min(LONGEST_PAUSE_SECONDS, SHORTEST_PAUSE_SECONDS << Math.min(attempts, 16));
    }
}
