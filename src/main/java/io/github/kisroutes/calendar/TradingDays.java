package io.github.kisroutes.calendar;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.StatementException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The tables {@code trading_day} and {@code calendar_question}. */
final class TradingDays {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final Clock clock;

    TradingDays(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the table knows of the days {@code from} to {@code to}, both included. */
    SortedMap<LocalDate, TradingDay> between(LocalDate from, LocalDate to) {
        TreeMap<LocalDate, TradingDay> days = new TreeMap<>();
        database.sql("read-trading-days")
                .set("from_date", from)
                .set("to_date", to)
                .list(row -> new TradingDay(
                        row.getObject("trade_date", LocalDate.class),
                        row.getBoolean("is_open"),
                        CalendarSource.valueOf(row.getString("source")),
                        row.getBoolean("is_certain"),
                        row.getString("reason") == null ? "" : row.getString("reason")))
                .forEach(day -> days.put(day.date(), day));
        return days;
    }

    /**
     * Remembers days of one source, each where nothing better is known already.
     *
     * @return how many days are known differently now
     */
    int learn(CalendarSource source, Collection<TradingDay> days) {
        if (days.isEmpty()) {
            return 0;
        }
        List<TradingDay> sorted =
                days.stream().sorted(Comparator.comparing(TradingDay::date)).toList();
        try {
            return write(source, sorted);
        } catch (StatementException e) {
            // H2: somebody else learned one of the days at the same moment; now it is there and is compared with.
            if (e.fault().sqlState().equals(UNIQUE_VIOLATION)) {
                return write(source, sorted);
            }
            throw e;
        }
    }

    private int write(CalendarSource source, List<TradingDay> days) {
        return database.sql("learn-trading-days")
                .set("trade_date", column(days, day -> day.date().toString()))
                .set("is_open", column(days, day -> String.valueOf(day.open())))
                .set("is_certain", column(days, day -> String.valueOf(day.certain())))
                .set("reason", column(days, day -> day.reason().isEmpty() ? null : day.reason()))
                .set("source", source.name())
                .set("learned_at", clock.instant())
                .update();
    }

    /** Whether the broker may be asked today: only the first who wants to, of all processes, may. */
    boolean claim(LocalDate today) {
        try {
            return database.sql("claim-calendar-question")
                            .set("asked_on", today)
                            .set("asked_at", clock.instant())
                            .update()
                    == 1;
        } catch (StatementException e) {
            // Another process was a moment earlier.
            if (e.fault().sqlState().equals(UNIQUE_VIOLATION)) {
                return false;
            }
            throw e;
        }
    }

    /** Notes what became of today's question. */
    void record(LocalDate today, String state, int dayCount, String text) {
        database.sql("record-calendar-answer")
                .set("asked_on", today)
                .set("state", state)
                .set("day_count", dayCount)
                .set("answer", text)
                .update();
    }

    private static String[] column(List<TradingDay> days, Function<TradingDay, String> value) {
        return days.stream().map(value).toArray(String[]::new);
    }
}
