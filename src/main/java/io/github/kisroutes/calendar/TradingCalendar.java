package io.github.kisroutes.calendar;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.database.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The days on which the Korean exchange opens, as well as anybody here knows: the broker's answer before candles that were
 * seen, those before the operator's list, that before the weekday. Only what the broker said <em>before</em> a day was over
 * gives way to candles of that day: an unplanned closure is announced after the answer.
 */
public final class TradingCalendar {
    /** The zone of the exchange. */
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** Before it the newest session is that of a day before; nothing of today can be collected yet. */
    private static final LocalTime SESSION_OPENS = LocalTime.of(9, 0);

    /** From now on a stock without a candle of today tells that the exchange was closed. */
    private static final LocalTime SESSION_ENDS = LocalTime.of(15, 30);

    /** Longer than any closure: of the days in a longer gap between two candles nothing is known. */
    private static final int LONGEST_CLOSURE = 14;

    private static final Logger LOG = LoggerFactory.getLogger(TradingCalendar.class);

    private final TradingDays table;
    private final Path holidays;
    private final Clock clock;

    /** Of the days that were looked at: those of which the broker said, once they were over, that the exchange was closed. */
    private final Set<LocalDate> certainlyClosed = ConcurrentHashMap.newKeySet();

    /** @param holidays the operator's list; read anew whenever it is needed, so that an edited one counts at once */
    public TradingCalendar(Database database, Path holidays, Clock clock) {
        table = new TradingDays(database, clock);
        this.holidays = holidays;
        this.clock = clock;
    }

    /** @param served whether the broker's host answers chk-holiday: the paper host does not */
    public CalendarLearning learning(boolean served) {
        return new CalendarLearning(table, this, served, clock);
    }

    /** Whether the exchange opens on a day, and how that is known. */
    public TradingDay day(LocalDate date) {
        return days(date, date).get(date);
    }

    /** Every calendar day from {@code from} to {@code to}, both included, with what is known of it; one query. */
    public SortedMap<LocalDate, TradingDay> days(LocalDate from, LocalDate to) {
        SortedMap<LocalDate, TradingDay> learned = table.between(from, to);
        learned.values().forEach(this::noteClosure);
        Map<LocalDate, String> listed = listed();
        TreeMap<LocalDate, TradingDay> days = new TreeMap<>();
        from.datesUntil(to.plusDays(1))
                .forEach(date -> days.put(
                        date,
                        Optional.ofNullable(learned.get(date))
                                .filter(TradingDay::isEvidence)
                                .orElseGet(() -> assumed(date, listed))));
        return Collections.unmodifiableSortedMap(days);
    }

    private void noteClosure(TradingDay day) {
        if (day.isCertainClosure()) {
            certainlyClosed.add(day.date());
        } else {
            certainlyClosed.remove(day.date());
        }
    }

    /** Whether the broker has said, once the day was over, that the exchange was closed; known of days that a run looks at. */
    public boolean isCertainlyClosed(LocalDate date) {
        return certainlyClosed.contains(date);
    }

    private static TradingDay assumed(LocalDate date, Map<LocalDate, String> listed) {
        if (listed.containsKey(date)) {
            return TradingDay.closed(date, CalendarSource.FILE, false, listed.get(date));
        }
        return FixedClosures.reason(date)
                .map(reason -> TradingDay.closed(date, CalendarSource.WEEKDAY, false, reason))
                .orElseGet(() -> TradingDay.open(date, CalendarSource.WEEKDAY, false));
    }

    /** The day whose session is the newest that has begun: today, or yesterday in the night before it opens. */
    public LocalDate sessionDay() {
        ZonedDateTime now = clock.instant().atZone(SEOUL);
        return now.toLocalTime().isBefore(SESSION_OPENS) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }

    /**
     * What a run that starts now is about: {@link #sessionDay()}. The answer is kept in {@code trading_day}, so that it can
     * be told later why a day was skipped.
     */
    public TradingDay decide() {
        TradingDay day = day(sessionDay());
        if (!day.isEvidence()) {
            table.learn(day.source(), List.of(day));
        }
        return day;
    }

    /** Temporary. */
    public LocalDate settledBefore(Instant now) {
        ZonedDateTime seoul = now.atZone(SEOUL);
        LocalDate morning = seoul.toLocalTime().isBefore(LocalTime.of(6, 0))
                ? seoul.toLocalDate().minusDays(1)
                : seoul.toLocalDate();
        return back(morning, 2).minusDays(1);
    }

    /**
     * The oldest of the newest {@code count} trading days up to {@code last}.
     *
     * @param count at least 1
     */
    public LocalDate back(LocalDate last, int count) {
        // Of any two weeks and a day more than half are trading days, and the longest closure was ten days.
        LocalDate from = last.minusDays(2L * count + 14);
        List<LocalDate> open = openDays(from, last);
        return open.size() < count ? from : open.get(open.size() - count);
    }

    /** The first trading day after a day, as far as is known. */
    public LocalDate nextSession(LocalDate day) {
        return openDays(day.plusDays(1), day.plusDays(LONGEST_CLOSURE)).stream()
                .findFirst()
                .orElse(day.plusDays(1));
    }

    /** The trading days from {@code from} to {@code to}, both included, oldest first. */
    public List<LocalDate> openDays(LocalDate from, LocalDate to) {
        return days(from, to).values().stream()
                .filter(TradingDay::open)
                .map(TradingDay::date)
                .toList();
    }

    /**
     * Learns from the candles of one stock. Each of their days was open; a weekday between two of them was closed, and so was
     * each one after them whose session is over. In a gap longer than two weeks the candles are missing, not the days.
     * Suspended stocks have candles too, so any stock tells; a much traded one tells most reliably.
     *
     * @param to the last day asked for: what lies behind it is not judged
     * @param candles the days of the answer; days in the future and on weekends are ignored, no day tells nothing
     * @return how many days are known differently now
     */
    public int observe(LocalDate to, Collection<LocalDate> candles) {
        ZonedDateTime now = clock.instant().atZone(SEOUL);
        LocalDate today = now.toLocalDate();
        TreeSet<LocalDate> seen = new TreeSet<>(candles);
        seen.removeIf(day -> day.isAfter(today) || FixedClosures.isWeekend(day));
        if (seen.isEmpty()) {
            return 0;
        }
        LocalDate over = now.toLocalTime().isBefore(SESSION_ENDS) ? today.minusDays(1) : today;
        LocalDate told = to.isBefore(over) ? to : over;
        LocalDate end = told.isAfter(seen.last()) ? told : seen.last();
        Map<LocalDate, String> listed = listed();
        List<TradingDay> observed = new ArrayList<>();
        seen.first()
                .datesUntil(end.plusDays(1))
                .filter(day -> !FixedClosures.isWeekend(day) && isTold(day, seen, end))
                .forEach(day -> observed.add(
                        seen.contains(day)
                                ? TradingDay.open(day, CalendarSource.OBSERVED, true)
                                : TradingDay.closed(
                                        day, CalendarSource.OBSERVED, day.isBefore(today), reason(day, listed))));
        return table.learn(CalendarSource.OBSERVED, observed);
    }

    private static boolean isTold(LocalDate day, TreeSet<LocalDate> seen, LocalDate end) {
        LocalDate next = Optional.ofNullable(seen.ceiling(day)).orElse(end);
        return !seen.floor(day).plusDays(LONGEST_CLOSURE).isBefore(next);
    }

    /** Why a day is closed, as far as the list or the fixed closures tell. */
    static String reason(LocalDate day, Map<LocalDate, String> listed) {
        return Optional.ofNullable(listed.get(day))
                .or(() -> FixedClosures.reason(day))
                .orElse("the exchange is closed");
    }

    /** A list that was spoilt while the process runs must not stop a collection: the start has checked it once. */
    Map<LocalDate, String> listed() {
        try {
            return HolidayFile.read(holidays);
        } catch (ConfigurationException e) {
            LOG.warn("{} Until then it counts as empty.", e.getMessage());
            return Map.of();
        }
    }
}
