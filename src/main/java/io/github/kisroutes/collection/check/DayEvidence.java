package io.github.kisroutes.collection.check;

import io.github.kisroutes.calendar.DayWitnesses;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.database.Database;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the stored candles tell of the days of a run: which stocks have a day, and which were answered completely and lack it.
 */
public final class DayEvidence {
    /** What is a neighbour of a day: further away something else than a closure lies between. */
    private static final int NEAR = 14;

    private final Database database;
    private final String market;
    private final TradingCalendar calendar;

    public DayEvidence(Database database, String market, TradingCalendar calendar) {
        this.database = database;
        this.market = market;
        this.calendar = calendar;
    }

    /** How many stocks have a row of a day, and how many of them one of trade. */
    private record Rows(int present, int traded) {
        static final Rows NONE = new Rows(0, 0);
    }

    /** Of the stocks that a run has collected completely: those that have a day before and after, or none after. */
    private record Lack(int lacking, int ending) {
        static final Lack NONE = new Lack(0, 0);
    }

    /** Teaches the calendar what the candles of a run's days tell by now, and gives what is known of these days. */
    KnownDays learn(CollectionRun run) {
        DateWindow window = run.window();
        TreeMap<LocalDate, Rows> rows = rows(window);
        if (!rows.isEmpty()) {
            calendar.learn(witnesses(run, rows), isComplete(run));
        }
        return KnownDays.of(calendar, window, rows.keySet());
    }

    /** Before every stock was asked one that comes may have what the others lack. */
    private static boolean isComplete(CollectionRun run) {
        return run.items().stream().allMatch(item -> item.outcome().isPresent());
    }

    private TreeMap<LocalDate, Rows> rows(DateWindow window) {
        TreeMap<LocalDate, Rows> rows = new TreeMap<>();
        database.sql("traded-days")
                .set("market", market)
                .set("from_date", window.from().minusDays(NEAR))
                .set("to_date", window.to().plusDays(NEAR))
                .list(row -> rows.put(
                        row.getObject("trade_date", LocalDate.class),
                        new Rows(row.getInt("present"), row.getInt("traded"))));
        return rows;
    }

    private List<DayWitnesses> witnesses(CollectionRun run, TreeMap<LocalDate, Rows> rows) {
        List<DayWitnesses> seen = new ArrayList<>();
        List<LocalDate> doubtful = new ArrayList<>();
        LocalDate end = calendar.sessionDay();
        run.window()
                .from()
                .datesUntil(run.window().to().plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(day -> !day.isAfter(end))
                .forEach(day -> {
                    DayWitnesses plain = witnesses(day, rows, Lack.NONE, false);
                    if (plain.isPlainlyOpen()) {
                        seen.add(plain);
                    } else {
                        doubtful.add(day);
                    }
                });
        Map<LocalDate, Lack> lack = lacking(run, doubtful);
        doubtful.forEach(day -> seen.add(witnesses(day, rows, lack.getOrDefault(day, Lack.NONE), isAsked(run, day))));
        return seen;
    }

    private static DayWitnesses witnesses(LocalDate day, TreeMap<LocalDate, Rows> rows, Lack lack, boolean asked) {
        Rows own = rows.getOrDefault(day, Rows.NONE);
        return new DayWitnesses(
                day, own.traded(), own.present(), around(day, rows), lack.lacking(), lack.ending(), asked);
    }

    private static int around(LocalDate day, TreeMap<LocalDate, Rows> rows) {
        Optional<Integer> before = near(day, rows.lowerEntry(day));
        Optional<Integer> after = near(day, rows.higherEntry(day));
        return Math.min(before.or(() -> after).orElse(0), after.or(() -> before).orElse(0));
    }

    private static Optional<Integer> near(LocalDate day, Map.Entry<LocalDate, Rows> other) {
        return Optional.ofNullable(other)
                .filter(rows -> Math.abs(rows.getKey().toEpochDay() - day.toEpochDay()) <= NEAR)
                .map(rows -> rows.getValue().present());
    }

    private Map<LocalDate, Lack> lacking(CollectionRun run, List<LocalDate> days) {
        Map<LocalDate, Lack> lack = new HashMap<>();
        if (!days.isEmpty()) {
            database.sql("lacking-stocks")
                    .set("run_id", run.id())
                    .set("market", market)
                    .set("trade_date", days.stream().map(LocalDate::toString).toArray(String[]::new))
                    .list(row -> lack.put(
                            row.getObject("trade_date", LocalDate.class),
                            new Lack(row.getInt("lacking"), row.getInt("ending"))));
        }
        return lack;
    }

    private static boolean isAsked(CollectionRun run, LocalDate day) {
        return run.items().stream()
                .anyMatch(item -> item.ended("DONE")
                        && item.planned().ranges().stream()
                                .anyMatch(range -> range.days().contains(day)));
    }
}
