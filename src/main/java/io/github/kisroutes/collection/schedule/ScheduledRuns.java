package io.github.kisroutes.collection.schedule;

import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunScope;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.database.fault.StatementException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The table {@code collection_run} as a schedule sees it: what became of its planned times. */
public final class ScheduledRuns {
    private final Database database;
    private final RunScope scope;
    private final RunKind kind;
    private final RunKind otherKind;

    /**
     * Those of the daily schedule.
     *
     * @param scope whose candles this installation collects
     * @param kind what it collects, besides {@link RunKind#DAILY}
     */
    public ScheduledRuns(Database database, RunScope scope, RunKind kind) {
        this(database, scope, kind, RunKind.DAILY);
    }

    private ScheduledRuns(Database database, RunScope scope, RunKind kind, RunKind otherKind) {
        this.database = database;
        this.scope = scope;
        this.kind = kind;
        this.otherKind = otherKind;
    }

    /** Those of the schedule that reads rows again. */
    ScheduledRuns settling() {
        return new ScheduledRuns(database, scope, RunKind.SETTLE, RunKind.SETTLE);
    }

    /** The newest one that began in a time, both ends included. */
    Optional<ScheduledRun> newest(Instant since, Instant until) {
        return database.sql("scheduled-run")
                .set("kind", kind.name())
                .set("other_kind", otherKind.name())
                .set("job_start", scope.jobStart())
                .set("since", since)
                .set("until", until)
                .one(ScheduledRuns::run)
                .map(run -> run.with(faults(run.id())));
    }

    private static ScheduledRun run(ResultSet row) throws SQLException {
        String id = row.getString("run_id");
        return new ScheduledRun(
                id,
                row.getString("job"),
                row.getObject("trade_date", LocalDate.class),
                row.getString("state"),
                Sql.instant(row, "first_started_at").orElseThrow(),
                Sql.instant(row, "finished_at"),
                row.getBoolean("interrupted"),
                List.of());
    }

    private List<String> faults(String runId) {
        return database.sql("faults-of-run").set("run_id", runId).list(row -> row.getString(1));
    }

    /**
     * Opens a run again that ended without everything: it counts as interrupted, and whoever takes its job up asks only for what had
     * failed.
     *
     * @return false when somebody was quicker
     */
    boolean reopen(String runId) {
        Callable<Boolean> work = () -> {
            boolean ours = database.sql("reopen-run").set("run_id", runId).update() == 1;
            if (ours) {
                database.sql("reopen-items").set("run_id", runId).update();
            }
            return ours;
        };
        try {
            return database.transaction().call(work);
        } catch (StatementException e) {
            if (e.fault().isDuplicateKey()) {
                return false;
            }
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Run " + runId + " could not be opened again: " + e.getMessage(), e);
        }
    }
}
