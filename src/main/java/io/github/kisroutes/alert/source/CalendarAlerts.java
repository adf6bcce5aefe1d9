package io.github.kisroutes.alert.source;

import io.github.kisroutes.alert.AlertCondition;
import io.github.kisroutes.alert.AlertFindings;
import io.github.kisroutes.alert.AlertSource;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.Seoul;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * Days that counted as trading days although neither KIS nor a candle has said so. Today is one of them only once its collection
 * should have ended: until then candles may still tell.
 */
public final class CalendarAlerts implements AlertSource {
    private static final int DAYS_BACK = 7;

    private final Database database;
    private final NewestRuns runs;
    private final LocalTime lateBy;
    private final Clock clock;

    /** @param lateBy when the day's collection should have ended, in Seoul */
    public CalendarAlerts(Database database, NewestRuns runs, LocalTime lateBy, Clock clock) {
        this.database = database;
        this.runs = runs;
        this.lateBy = lateBy;
        this.clock = clock;
    }

    @Override
    public Set<AlertCondition> conditions() {
        return Set.of(AlertCondition.CALENDAR_UNKNOWN);
    }

    @Override
    public void look(AlertFindings findings) {
        if (runs.read().stream().anyMatch(NewestRuns.Run::isRunning)) {
            findings.undecided(AlertCondition.CALENDAR_UNKNOWN);
            return;
        }
        ZonedDateTime now = clock.instant().atZone(Seoul.ZONE);
        LocalDate until = now.toLocalTime().isBefore(lateBy) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        List<String> days = database.sqlAlone("unknown-days")
                .set("from_date", now.toLocalDate().minusDays(DAYS_BACK))
                .set("to_date", until)
                .list(row -> row.getObject("trade_date", LocalDate.class) + " (" + row.getString("source") + ")");
        if (!days.isEmpty()) {
            findings.add(AlertCondition.CALENDAR_UNKNOWN, "", "alert.calendar-unknown.text", String.join(", ", days));
        }
    }
}
