package io.github.kisroutes.calendar;

import io.github.kisroutes.database.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The tables {@code trading_day} and {@code calendar_question}. */
final class TradingDays {
    /** How often a day's question is sent while none of them is answered. */
    private static final int MOST_ATTEMPTS = 10;

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
                        row.getString("reason") == null ? "" : row.getString("reason"),
                        Optional.ofNullable(row.getObject("unseen_on", LocalDate.class))))
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
        return database.sql("learn-trading-days")
                .set("trade_date", column(sorted, day -> day.date().toString()))
                .set("is_open", column(sorted, day -> String.valueOf(day.open())))
                .set("is_certain", column(sorted, day -> String.valueOf(day.certain())))
                .set("reason", column(sorted, day -> day.reason().isEmpty() ? null : day.reason()))
                .set("unseen_on", column(sorted, day -> day.unseenOn()
                        .map(LocalDate::toString)
                        .orElse(null)))
                .set("source", source.name())
                .set("learned_at", clock.instant())
                .update();
    }

    /**
     * Forgets what a clock that was ahead has left behind: questions of days to come, which would keep the broker from being
     * asked then, and the certainty of what was learned at a time that has not come yet.
     */
    void forgetTheFuture(LocalDate today) {
        database.sql("forget-future-questions").set("asked_on", today).update();
        database.sql("doubt-future-lessons").set("learned_at", clock.instant()).update();
    }

    /**
     * Whether the broker may be asked today: only the first who wants to, of all processes, may; and again, a few times,
     * when no answer has come.
     */
    boolean claim(LocalDate today) {
        return database.sql("claim-unanswered-question")
                                .set("asked_on", today)
                                .set("asked_at", clock.instant())
                                .set("most_attempts", MOST_ATTEMPTS)
                                .update()
                        == 1
                || database.sql("claim-calendar-question")
                                .set("asked_on", today)
                                .set("asked_at", clock.instant())
                                .update()
                        == 1;
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

    /** How many stocks have a row of one of the days {@code from} to {@code to}, both included; two stand for more. */
    int stocks(LocalDate from, LocalDate to) {
        return database.sql("stocks-with-rows")
                .set("from_date", from)
                .set("to_date", to)
                .one(row -> row.getBoolean("has_another") ? 2 : 1)
                .orElse(0);
    }

    /** The newest closure that one stock alone has shown before a session day. */
    Optional<LocalDate> newestUncertainClosure(LocalDate session) {
        return database.sql("uncertain-closure")
                .set("session_day", session)
                .one(row -> Optional.ofNullable(row.getObject("trade_date", LocalDate.class)))
                .flatMap(Function.identity());
    }

    private static String[] column(List<TradingDay> days, Function<TradingDay, String> value) {
        return days.stream().map(value).toArray(String[]::new);
    }
}
