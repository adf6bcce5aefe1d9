package io.github.kisroutes.collection.ledger;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.run.RunHeader;
import io.github.kisroutes.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Who works on a job.
 *
 * @param header the run that does
 * @param leaseUntil until when its owner counts as alive
 * @param storeTime the database's time when this was read
 */
public record RunningJob(RunHeader header, Instant leaseUntil, Instant storeTime) {
    static RunningJob of(String job, ResultSet row) throws SQLException {
        RunHeader header = new RunHeader(
                row.getString("run_id"),
                RunKind.valueOf(row.getString("kind")),
                new DateWindow(
                        row.getObject("from_date", LocalDate.class), row.getObject("trade_date", LocalDate.class)),
                job,
                row.getString("owner"),
                Sql.instant(row, "started_at").orElseThrow(),
                true);
        return new RunningJob(
                header,
                Sql.instant(row, "lease_until").orElseThrow(),
                Sql.instant(row, "store_time").orElseThrow());
    }

    /**
     * Whether the lease ends later than one that begins now: the database's clock was set back, and the end is not believed.
     *
     * @param lease the length of a lease
     */
    public boolean isImpossible(Duration lease) {
        return left().compareTo(lease) > 0;
    }

    /** How long its owner has to show a sign of life, or counts as dead. */
    public Duration patience(Duration lease) {
        return isImpossible(lease) ? lease : left();
    }

    /** Whether this is the same run, without a sign of life since: any other end of the lease is one. */
    public boolean isUnchanged(RunningJob later) {
        return header.id().equals(later.header().id())
                && header.owner().equals(later.header().owner())
                && leaseUntil.equals(later.leaseUntil());
    }

    /** How long its owner still counts as alive; negative when it does not. */
    public Duration left() {
        return Duration.between(storeTime, leaseUntil);
    }
}
