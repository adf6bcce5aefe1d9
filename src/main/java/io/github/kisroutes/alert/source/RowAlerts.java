package io.github.kisroutes.alert.source;

import io.github.kisroutes.alert.AlertCondition;
import io.github.kisroutes.alert.AlertFindings;
import io.github.kisroutes.alert.AlertSource;
import io.github.kisroutes.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that are missing or in doubt once the last days were read again. Counting them takes long in a large database, so it is
 * done after each run, and every ten minutes.
 */
public final class RowAlerts implements AlertSource {
    private static final long OFTEN_NANOS = Duration.ofMinutes(10).toNanos();

    private final Database database;
    private final NewestRuns runs;
    private final String market;
    private List<NewestRuns.Run> countedFor = List.of();
    private long countedNanos;
    private Count missing = Count.NONE;
    private Count doubtful = Count.NONE;

    private record Count(long rows, long stocks, LocalDate first, String code) {
        static final Count NONE = new Count(0, 0, LocalDate.EPOCH, "");

        static Count of(ResultSet row) throws SQLException {
            return row.getLong("row_count") == 0
                    ? NONE
                    : new Count(
                            row.getLong("row_count"),
                            row.getLong("stock_count"),
                            row.getObject("first_date", LocalDate.class),
                            row.getString("first_code"));
        }
    }

    /** @param market as in {@code daily_price} */
    public RowAlerts(Database database, NewestRuns runs, String market) {
        this.database = database;
        this.runs = runs;
        this.market = market;
    }

    @Override
    public Set<AlertCondition> conditions() {
        return Set.of(AlertCondition.ROWS_MISSING, AlertCondition.ROWS_IN_DOUBT);
    }

    @Override
    public void look(AlertFindings findings) {
        List<NewestRuns.Run> now = runs.read();
        if (now.stream().anyMatch(NewestRuns.Run::isRunning)) {
            conditions().forEach(findings::undecided);
            return;
        }
        Optional<NewestRuns.Run> settle =
                now.stream().filter(run -> run.kind().equals("SETTLE")).findFirst();
        if (settle.isEmpty()) {
            return;
        }
        if (!now.equals(countedFor) || System.nanoTime() - countedNanos > OFTEN_NANOS) {
            count(settle.get());
            countedFor = now;
            countedNanos = System.nanoTime();
        }
        tell(findings, AlertCondition.ROWS_MISSING, "alert.rows-missing.text", missing);
        tell(findings, AlertCondition.ROWS_IN_DOUBT, "alert.rows-in-doubt.text", doubtful);
    }

    private void count(NewestRuns.Run settle) {
        missing = database.sqlAlone("missing-rows")
                .set("market", market)
                .set("until", settle.day())
                .one(Count::of)
                .orElse(Count.NONE);
        doubtful = database.sqlAlone("doubtful-rows")
                .set("market", market)
                .set("since", settle.finishedAt().orElse(Instant.EPOCH))
                .one(Count::of)
                .orElse(Count.NONE);
    }

    private static void tell(AlertFindings findings, AlertCondition condition, String key, Count count) {
        if (count.rows() > 0) {
            findings.add(condition, "", key, count.rows(), count.stocks(), count.first(), count.code());
        }
    }
}
