package io.github.kisroutes.alert;

import io.github.kisroutes.alert.AlertFindings.Finding;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.fault.StatementException;
import io.github.kisroutes.shared.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table {@code alert}: one open row for each thing that is the matter, whichever processes see it. It is over when no process
 * has seen it for a time, so neither a process that ended nor a clock that is ahead closes what another still sees.
 */
final class AlertTable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTable.class);

    private final Database database;
    private final String installation;
    private final ProcessIdentity process;
    private final Duration quiet;

    /**
     * @param installation whose alerts these are
     * @param quiet for how long nobody has seen what is over
     */
    AlertTable(Database database, String installation, ProcessIdentity process, Duration quiet) {
        this.database = database;
        this.installation = installation;
        this.process = process;
        this.quiet = quiet;
    }

    /** Notes what was found, and says in the log what is new. */
    void note(AlertFindings findings) {
        findings.found().forEach(found -> note(found, process.clock().instant()));
        findings.undecided().forEach(condition -> database.sqlAlone("keep-alerts")
                .set("installation", installation)
                .set("condition", condition.shown())
                .update());
    }

    /** Notes one thing that is the matter. */
    void note(Finding found, Instant since) {
        int seen = database.sqlAlone("see-alert")
                .set("open_key", key(found))
                .set("text", found.text())
                .update();
        if (seen == 0 && open(found, since)) {
            log(found);
        }
    }

    private boolean open(Finding found, Instant since) {
        try {
            return database.sqlAlone("open-alert")
                            .set("installation", installation)
                            .set("condition", found.condition().shown())
                            .set("subject", found.subject())
                            .set("open_key", key(found))
                            .set("severity", found.condition().severity().name())
                            .set("text", found.text())
                            .set("opened_at", since)
                            .set("opened_by", process.name())
                            .update()
                    == 1;
        } catch (StatementException e) {
            if (e.fault().isDuplicateKey()) {
                return false;
            }
            throw e;
        }
    }

    /** Notes that a channel has told it already. */
    void noteTold(Finding found, String channel) {
        database.sqlAlone("note-told-alert")
                .set("open_key", key(found))
                .set("channel", channel)
                .update();
    }

    private String key(Finding found) {
        return installation + found.condition().shown() + " " + found.subject();
    }

    private static void log(Finding found) {
        String line = "Alert {}: {} See docs/alerts.md#{}";
        String name = found.condition().shown();
        if (found.condition().severity() == AlertSeverity.CRITICAL) {
            LOG.error(line, name, found.text(), name);
        } else {
            LOG.warn(line, name, found.text(), name);
        }
    }

    /** Closes what is over. */
    void resolve() {
        database.sqlAlone("unseen-alerts")
                .set("installation", installation)
                .set("quiet_seconds", quiet.toSeconds())
                .list(row -> new Unseen(row.getLong("alert_id"), row.getString("condition"), row.getString("text")))
                .forEach(this::resolve);
    }

    private record Unseen(long id, String condition, String text) {}

    private void resolve(Unseen alert) {
        int ours = database.sqlAlone("resolve-alert")
                .set("alert_id", alert.id())
                .set("resolved_at", process.clock().instant())
                .set("quiet_seconds", quiet.toSeconds())
                .update();
        if (ours == 1) {
            LOG.info("Alert {} is over: {}", alert.condition(), alert.text());
        }
    }
}
