package io.github.kisroutes.server.facts;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.server.facts.StoredFacts.DueDay;
import io.github.kisroutes.server.facts.StoredFacts.EndedRuns;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the database for what is watched. */
public final class FactsReader {
    /** No closure was ever as long. */
    private static final int LONGEST_CLOSURE_DAYS = 20;

    /** Before it, a row of the day is unfinished. */
    private static final LocalTime SESSION_END = LocalTime.of(15, 30);

    private final Database database;
    private final TradingCalendar calendar;
    private final LocalTime lateBy;
    private final ZoneId timeZone;
    private final Clock clock;
    private RowCounts rows = RowCounts.NONE;

    /**
     * @param lateBy when a day should be complete
     * @param timeZone of that time
     */
    public FactsReader(Database database, TradingCalendar calendar, LocalTime lateBy, ZoneId timeZone, Clock clock) {
        this.database = database;
        this.calendar = calendar;
        this.lateBy = lateBy;
        this.timeZone = timeZone;
        this.clock = clock;
    }

    /** @throws io.github.kisroutes.database.fault.StatementException when the database does not answer */
    StoredFacts read() {
        Optional<LocalDate> due = due();
        List<EndedRuns> runs = database.sql("ended-runs")
                .list(row -> new EndedRuns(
                        row.getString("kind"),
                        row.getString("state"),
                        row.getLong("runs"),
                        Sql.instant(row, "newest").orElse(clock.instant())));
        if (!rows.holds(runs, System.nanoTime())) {
            rows = count(runs);
        }
        return new StoredFacts(
                runs,
                rows.missing(),
                rows.doubtful(),
                calendar.day(LocalDate.ofInstant(clock.instant(), Seoul.ZONE)).open(),
                due.map(this::dueDay),
                openAlerts());
    }

    private Map<String, Long> openAlerts() {
        return database
                .sql("count-open-alerts")
                .list(row -> Map.entry(row.getString("severity"), row.getLong("alerts")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private RowCounts count(List<EndedRuns> runs) {
        long begun = System.nanoTime();
        long missing = count("count-missing-rows");
        long doubtful = count("count-doubtful-rows");
        return new RowCounts(missing, doubtful, runs, begun, System.nanoTime() - begun);
    }

    private long count(String statement) {
        return database.sql(statement).one(row -> row.getLong(1)).orElseThrow();
    }

    private DueDay dueDay(LocalDate day) {
        return database.sql("collected-day")
                .set("trade_date", day)
                .set("over_at", day.atTime(SESSION_END).atZone(Seoul.ZONE).toInstant())
                .one(row -> new DueDay(day, Sql.instant(row, "collected"), row.getLong("missing")))
                .orElseThrow();
    }

    /** Today counts from the time on at which its collection is late. */
    private Optional<LocalDate> due() {
        ZonedDateTime now = clock.instant().atZone(timeZone);
        LocalDate over = calendar.expectedUntil();
        boolean inTime = over.equals(now.toLocalDate()) && now.toLocalTime().isBefore(lateBy);
        LocalDate last = inTime ? over.minusDays(1) : over;
        List<LocalDate> open = calendar.openDays(last.minusDays(LONGEST_CLOSURE_DAYS), last);
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
    }
}
