package io.github.kisroutes.collection.ledger;

import io.github.kisroutes.collection.evidence.Obligations;
import io.github.kisroutes.collection.plan.RunPlan;
import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunHeader;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.database.fault.StatementException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The table {@code collection_run}: which runs there are, whose they are, and how they ended. Leases are judged by the
 * database's clock.
 */
public final class RunLedger {
    private final Database database;
    private final ItemLedger items;
    private final RangeLedger ranges;
    private final Clock clock;
    private final Duration lease;

    /**
     * @param market whose trades are collected: {@code J}, {@code NX} or {@code UN}
     * @param lease how long a run without a sign of life is left alone
     */
    public RunLedger(Database database, String market, Duration lease, Clock clock) {
        this.database = database;
        this.items = new ItemLedger(database, new Obligations(database, market, clock), clock);
        this.ranges = new RangeLedger(database, market);
        this.clock = clock;
        this.lease = lease;
    }

    /** How long a run without a sign of life is left alone. */
    public Duration lease() {
        return lease;
    }

    /** The symbols of the runs. */
    public ItemLedger items() {
        return items;
    }

    /**
     * Writes a run and all its symbols, before the broker is asked anything.
     *
     * @return false when the job runs already
     */
    public boolean claim(RunHeader header, RunPlan plan) {
        try {
            together(() -> {
                set(database.sql("claim-run"), header)
                        .set("lease_seconds", lease.toSeconds())
                        .update();
                items.open(header, plan.symbols());
                ranges.extend(plan);
                return true;
            });
            return true;
        } catch (StatementException e) {
            if (e.fault().isDuplicateKey()) {
                return false;
            }
            throw e;
        }
    }

    /** Notes a run that does not take place, for there is nothing to collect. */
    public void skip(RunHeader header, String reason) {
        note(header, "SKIPPED", reason);
    }

    /** Notes a run that does not take place, although there may be something to collect. */
    public void fail(RunHeader header, String reason) {
        note(header, "FAILED", reason);
    }

    private void note(RunHeader header, String state, String reason) {
        set(database.sql("note-run"), header)
                .set("state", state)
                .set("reason", reason)
                .update();
    }

    private static Sql set(Sql statement, RunHeader header) {
        return statement
                .set("run_id", header.id())
                .set("kind", header.kind().name())
                .set("from_date", header.days().from())
                .set("trade_date", header.days().to())
                .set("started_at", header.startedAt())
                .set("job", header.job())
                .set("owner", header.owner());
    }

    /** The run that works on a job. */
    public Optional<RunningJob> running(String job) {
        return database.sql("running-job").set("job", job).one(row -> RunningJob.of(job, row));
    }

    /** The jobs that were interrupted, oldest first. */
    public List<String> interrupted(String jobStart) {
        return database.sql("interrupted-jobs").set("job_start", jobStart).list(row -> row.getString(1));
    }

    /**
     * Makes this process the owner of a run whose owner shows no sign of life. From then on the old one cannot write.
     *
     * @return false when somebody was quicker, or the owner lives after all
     */
    public boolean takeOver(RunningJob dead, String owner) {
        String runId = dead.header().id();
        return together(() -> {
            boolean ours = database.sql("take-over-run")
                            .set("run_id", runId)
                            .set("owner", owner)
                            .set("lease_seconds", lease.toSeconds())
                            .set("dead_lease", dead.leaseUntil())
                            .update()
                    == 1;
            if (ours) {
                items.takeOver(runId, owner);
            }
            return ours;
        });
    }

    /**
     * A sign of life, with the calls since the last one.
     *
     * @return false when the run belongs to another process
     */
    boolean renew(RunHeader header, CallCount calls) {
        return renew(header, calls, lease);
    }

    /** Gives a run up, so that the next start need not wait for the end of the lease. */
    public void release(RunHeader header, CallCount calls) {
        renew(header, calls, Duration.ZERO);
    }

    private boolean renew(RunHeader header, CallCount calls, Duration length) {
        return count(database.sql("renew-lease"), header, calls)
                        .set("lease_seconds", length.toSeconds())
                        .update()
                == 1;
    }

    private static Sql count(Sql statement, RunHeader header, CallCount calls) {
        return statement
                .set("run_id", header.id())
                .set("owner", header.owner())
                .set("request_count", calls.requests())
                .set("refused_count", calls.refused())
                .set("token_issue_count", calls.tokenIssues());
    }

    /**
     * Closes a run with its totals.
     *
     * @param calls those since the last sign of life
     * @return false when the run belongs to another process
     */
    public boolean close(CollectionRun run, String state, CallCount calls) {
        return count(database.sql("close-run"), run.header(), calls)
                        .set("state", state)
                        .set("reason", reason(run))
                        .set("finished_at", clock.instant())
                        .update()
                == 1;
    }

    /** Why it is not complete, in the column of the run: the symbols' own reasons stand with the symbols. */
    private static String reason(CollectionRun run) {
        return run.stopReason().orElse(run.doubts().isEmpty() ? null : "in doubt: " + String.join("; ", run.doubts()));
    }

    private <T> T together(Callable<T> work) {
        try {
            return database.transaction().call(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A run could not be recorded, nothing was written: " + e.getMessage(), e);
        }
    }
}
