package io.github.kisroutes.alert.source;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The newest run of each kind that this installation has made in the last month. */
public final class NewestRuns {
    private static final Duration BACK = Duration.ofDays(30);

    private final Database database;
    private final String jobStart;
    private final Clock clock;

    /** @param jobStart what the names of this installation's jobs begin with */
    public NewestRuns(Database database, String jobStart, Clock clock) {
        this.database = database;
        this.jobStart = jobStart;
        this.clock = clock;
    }

    /** A row of {@code collection_run}. */
    record Run(
            String id,
            String kind,
            LocalDate day,
            String state,
            String reason,
            long symbols,
            long failed,
            long empty,
            Optional<Instant> finishedAt) {
        boolean isRunning() {
            return state.equals("RUNNING");
        }

        /** One alert for each collection of a day, however often it is tried. */
        String subject() {
            return kind + " " + day;
        }

        /** As a sentence; blank when there is none. */
        String reasonText() {
            return reason.isEmpty() ? "" : reason.endsWith(".") ? reason : reason + ".";
        }
    }

    List<Run> read() {
        return database.sqlAlone("alert-runs")
                .set("job_start", jobStart)
                .set("since", clock.instant().minus(BACK))
                .list(NewestRuns::run);
    }

    private static Run run(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Run(
                row.getString("run_id"),
                row.getString("kind"),
                row.getObject("trade_date", LocalDate.class),
                row.getString("state"),
                reason == null ? "" : reason.strip(),
                row.getLong("symbol_count"),
                row.getLong("failed_count"),
                row.getLong("empty_count"),
                Sql.instant(row, "finished_at"));
    }
}
