package io.github.kisroutes.calendar;

import io.github.kisroutes.database.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The days on which the Korean exchange opens, as well as anybody here knows: the broker's answer before candles that were
 * seen, those before the operator's list, that before the weekday. What the broker said before a day was over gives way to
 * candles of it, what it says afterwards only to rows of half of the market, or to two trading days without any.
 */
public final class TradingCalendar {
    private final TradingDays table;
    private final Path holidays;
    private final Clock clock;

    /** What was known of the days that this process has looked at, when it last did. */
    private final Map<LocalDate, TradingDay> looked = new ConcurrentHashMap<>();

    private final TradingMornings mornings;

    /** @param holidays the operator's list; read anew whenever it is needed, so that an edited one counts at once */
    public TradingCalendar(Database database, Path holidays, Clock clock) {
        table = new TradingDays(database, clock);
        mornings = new TradingMornings((from, to) -> days(from, to).values(), table::stocks);
        this.holidays = holidays;
        this.clock = clock;
    }

    /** Whether the exchange opens on a day, and how that is known. */
    public TradingDay day(LocalDate date) {
        return days(date, date).get(date);
    }

    /** Every calendar day from {@code from} to {@code to}, both included, with what is known of it; one query. */
    public SortedMap<LocalDate, TradingDay> days(LocalDate from, LocalDate to) {
        SortedMap<LocalDate, TradingDay> learned = table.between(from, to);
        AssumedDays assumed = assumed();
        TreeMap<LocalDate, TradingDay> days = new TreeMap<>();
        from.datesUntil(to.plusDays(1))
                .forEach(date -> days.put(
                        date,
                        Optional.ofNullable(learned.get(date))
                                .filter(TradingDay::isEvidence)
                                .orElseGet(() -> assumed.day(date))));
        looked.putAll(days);
        return Collections.unmodifiableSortedMap(days);
    }

    /** Whether the broker has said, once the day was over, that the exchange was closed; known of days that a run looks at. */
    public boolean isCertainlyClosed(LocalDate date) {
        TradingDay day = looked.get(date);
        return day != null && day.isCertainClosure();
    }

    /**
     * Whether a row of a day is in doubt: somebody says that the exchange was closed, the broker, a list or the other stocks.
     * That a single stock has no row of it is not enough. Costs no query for days that a run of this process looked at.
     */
    public boolean isDoubtfulDay(LocalDate date) {
        TradingDay day = Optional.ofNullable(looked.get(date)).orElseGet(() -> day(date));
        return !day.open() && (day.certain() || day.source() != CalendarSource.OBSERVED);
    }

    /**
     * The days that should have been trading days and of which no stock has a row. Until one comes they count as none; when a
     * run on a second trading day brings none either, they were closed.
     */
    public List<TradingDay> disputed(LocalDate from, LocalDate to) {
        return table.between(from, to).values().stream()
                .filter(day -> day.source() == CalendarSource.DISPUTED)
                .toList();
    }

    /** The day whose session is the newest that has begun: today, or yesterday in the night before it opens. */
    public LocalDate sessionDay() {
        return SessionHours.begun(clock.instant());
    }

    /** The last day whose row must exist by now if it was open: today once its session is over, else yesterday. */
    public LocalDate expectedUntil() {
        return SessionHours.over(clock.instant());
    }

    /** The same of a stock while others have a row of today: the session has begun, and may be over. */
    public LocalDate expectedLikeOthers() {
        return SessionHours.usuallyOver(clock.instant());
    }

    /**
     * The newest day whose row is settled when it is read at {@code now}: two trading mornings, 6:00 of open days after it,
     * have passed. Days before today count on evidence and with rows of two stocks, or of the only one.
     */
    public LocalDate settledBefore(Instant now) {
        return mornings.settledBefore(now);
    }

    /** Rows of any day whose values are older than this are settled, given what {@link #settledBefore} says. */
    public static Instant morning(LocalDate settledBefore) {
        return TradingMornings.morning(settledBefore);
    }

    /** What a run that starts now is about. Kept in {@code trading_day}, so that it can be told why a day was skipped. */
    public TradingDay decide() {
        TradingDay day = day(sessionDay());
        if (!day.isEvidence()) {
            learn(day.source(), List.of(day));
        }
        return day;
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

    /** The trading days from {@code from} to {@code to}, both included, oldest first. */
    public List<LocalDate> openDays(LocalDate from, LocalDate to) {
        return days(from, to).values().stream()
                .filter(TradingDay::open)
                .map(TradingDay::date)
                .toList();
    }

    /**
     * Learns from stored candles. Two stocks, or one and the broker, settle a day; see {@link DayVerdict}.
     *
     * @param complete whether every stock of the run has been asked by now
     * @return how many days are known differently now
     */
    public int learn(Collection<DayWitnesses> candles, boolean complete) {
        if (candles.isEmpty()) {
            return 0;
        }
        List<LocalDate> dates = candles.stream().map(DayWitnesses::day).sorted().toList();
        SortedMap<LocalDate, TradingDay> known = table.between(dates.get(0), dates.get(dates.size() - 1));
        AssumedDays assumed = assumed();
        return candles.stream()
                .filter(seen ->
                        !FixedClosures.isWeekend(seen.day()) && !seen.day().isAfter(sessionDay()))
                .map(seen -> new DayVerdict(
                        seen,
                        Optional.ofNullable(known.get(seen.day())),
                        assumed,
                        expectedUntil(),
                        sessionDay(),
                        complete))
                .flatMap(verdict -> verdict.day().stream())
                .collect(Collectors.groupingBy(TradingDay::source))
                .entrySet()
                .stream()
                .mapToInt(days -> learn(days.getKey(), days.getValue()))
                .sum();
    }

    /** The newest closure that one stock alone has shown, on a day before this session. */
    public Optional<LocalDate> newestUncertainClosure() {
        return table.newestUncertainClosure(sessionDay());
    }

    /** Notes that several stocks have no row of a session that is over, for certain where nobody has one. */
    public void observeClosure(LocalDate day, boolean certain) {
        TradingDay closed = TradingDay.closed(
                day, CalendarSource.OBSERVED, certain, assumed().reason(day));
        learn(CalendarSource.OBSERVED, List.of(closed.unseen(sessionDay())));
    }

    int learn(CalendarSource source, Collection<TradingDay> days) {
        int changed = table.learn(source, days);
        mornings.forget();
        return changed;
    }

    /** What is believed of days that nobody has told of; as the list is at this moment. */
    AssumedDays assumed() {
        return AssumedDays.read(holidays);
    }
}
