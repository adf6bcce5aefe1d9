package io.github.kisroutes.collection;

import io.github.kisroutes.candle.DateWindow;
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
record RunningJob(RunHeader header, Instant leaseUntil, Instant storeTime) {
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

    /** How long its owner still counts as alive; negative when it does not. */
    Duration left() {
        return Duration.between(storeTime, leaseUntil);
    }
}
