package io.github.kisroutes.server.facts;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.server.facts.StoredFacts.DueDay;
import io.github.kisroutes.server.facts.StoredFacts.EndedRuns;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Asks the database for what is watched. */
public final class FactsReader {
    /** No closure was ever as long. */
    private static final int LONGEST_CLOSURE_DAYS = 20;

    private final Database database;
    private final TradingCalendar calendar;
    private final CollectionSettings collection;
    private final Clock clock;

    /** @param collection says until when a day's collection is tried, after which the day should be complete */
    public FactsReader(Database database, TradingCalendar calendar, CollectionSettings collection, Clock clock) {
        this.database = database;
        this.calendar = calendar;
        this.collection = collection;
        this.clock = clock;
    }

    /** @throws io.github.kisroutes.database.fault.StatementException when the database does not answer */
    StoredFacts read() {
        Optional<LocalDate> due = due();
        return new StoredFacts(
                database.sql("ended-runs")
                        .list(row -> new EndedRuns(
                                row.getString("kind"),
                                row.getString("state"),
                                row.getLong("runs"),
                                Sql.instant(row, "newest").orElse(clock.instant()))),
                count("count-missing-rows"),
                count("count-doubtful-rows"),
                calendar.day(LocalDate.ofInstant(clock.instant(), Seoul.ZONE)).open(),
                due.map(this::dueDay));
    }

    private long count(String statement) {
        return database.sql(statement).one(row -> row.getLong(1)).orElseThrow();
    }

    private DueDay dueDay(LocalDate day) {
        return database.sql("collected-day")
                .set("trade_date", day)
                .one(row -> new DueDay(day, Sql.instant(row, "collected"), row.getLong("missing")))
                .orElseThrow();
    }

    /** Today counts from the time on after which its collection is not tried any more. */
    private Optional<LocalDate> due() {
        ZonedDateTime now = clock.instant().atZone(collection.timeZone());
        LocalDate over = calendar.expectedUntil();
        boolean stillTried = over.equals(now.toLocalDate()) && now.toLocalTime().isBefore(collection.retryUntil());
        LocalDate last = stillTried ? over.minusDays(1) : over;
        List<LocalDate> open = calendar.openDays(last.minusDays(LONGEST_CLOSURE_DAYS), last);
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
    }
}
