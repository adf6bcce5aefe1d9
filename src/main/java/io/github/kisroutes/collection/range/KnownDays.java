package io.github.kisroutes.collection.range;

import io.github.kisroutes.calendar.CalendarSource;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.candle.DateWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which weekdays of a range are trading days, as far as the broker has said so or candles have shown it; what is only assumed
 * is not in here, nor is a day whose session is not over yet. Immutable.
 */
public final class KnownDays {
    /** Nothing is known. */
    public static final KnownDays NONE = new KnownDays(new TreeMap<>(), new TreeSet<>(), Set.of());

    private final NavigableMap<LocalDate, Boolean> open;
    private final NavigableSet<LocalDate> witnessed;
    private final Set<LocalDate> believedClosed;

    private KnownDays(
            NavigableMap<LocalDate, Boolean> open, NavigableSet<LocalDate> witnessed, Set<LocalDate> believedClosed) {
        this.open = Collections.unmodifiableNavigableMap(open);
        this.witnessed = Collections.unmodifiableNavigableSet(witnessed);
        this.believedClosed = Set.copyOf(believedClosed);
    }

    /** What the calendar knows of a range, up to the newest session that is over. */
    public static KnownDays of(TradingCalendar calendar, DateWindow range) {
        return of(calendar, range, Set.of());
    }

    /**
     * The same once rows have come. A row that others have is expected of each stock even where the session may last longer
     * than usual today.
     *
     * @param seen the days of which any stock has a row
     */
    public static KnownDays of(TradingCalendar calendar, DateWindow range, Set<LocalDate> seen) {
        LocalDate last = calendar.expectedUntil();
        LocalDate likeOthers = calendar.expectedLikeOthers();
        TreeMap<LocalDate, Boolean> open = new TreeMap<>();
        TreeSet<LocalDate> witnessed = new TreeSet<>();
        Set<LocalDate> believedClosed = new TreeSet<>();
        Collection<TradingDay> days = calendar.days(range.from(), range.to()).values();
        days.stream()
                .filter(day -> !day.isEvidence() && !day.open() && isWeekday(day.date()))
                .forEach(day -> believedClosed.add(day.date()));
        days.stream().filter(day -> day.isEvidence() && isWeekday(day.date())).forEach(day -> {
            boolean witness = day.open() && seen.contains(day.date()) && isTwice(day);
            if (!day.date().isAfter(witness ? likeOthers : last)) {
                open.put(day.date(), day.open());
            }
            if (witness && open.containsKey(day.date())) {
                witnessed.add(day.date());
            }
        });
        return new KnownDays(open, witnessed, believedClosed);
    }

    /** The broker's word and a row, or the rows of two stocks. */
    private static boolean isTwice(TradingDay day) {
        return day.certain() || day.source() == CalendarSource.KIS;
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The days of a window that are known to be trading days. */
    public NavigableSet<LocalDate> openIn(DateWindow window) {
        TreeSet<LocalDate> days = new TreeSet<>();
        open.subMap(window.from(), true, window.to(), true).forEach((day, isOpen) -> {
            if (isOpen) {
                days.add(day);
            }
        });
        return days;
    }

    /** Whether a day is known to be none: a weekend, or a closure. */
    public boolean isClosed(LocalDate day) {
        return !isWeekday(day) || !open.getOrDefault(day, true);
    }

    /**
     * Those of them that two witnesses tell of, one of them a row. An answer that lacks one is wrong, without a look at the
     * others; of {@link #openIn} one stock may be the only one that has it.
     */
    public NavigableSet<LocalDate> witnessedIn(DateWindow window) {
        return witnessed.subSet(window.from(), true, window.to(), true);
    }

    /** Whether every weekday of a window is known. */
    boolean cover(DateWindow window) {
        return unknownIn(window) == 0;
    }

    /** How many weekdays of a window nobody has told of. */
    public int unknownIn(DateWindow window) {
        return weekdays(window)
                - open.subMap(window.from(), true, window.to(), true).size();
    }

    /** Whether a window has a trading day, or a weekday of which nobody has told. */
    public boolean mayTrade(DateWindow window) {
        return !cover(window) || !openIn(window).isEmpty();
    }

    /** The newest known trading day. */
    public Optional<LocalDate> newest() {
        return open.descendingMap().entrySet().stream()
                .filter(day -> day.getValue())
                .map(day -> day.getKey())
                .findFirst();
    }

    /**
     * Cuts a range into windows whose answers hold all of it: at most 100 trading days each, newest first; neighbours share a
     * day. Days nobody knows count as trading days. Where most of the range is unknown it stays one window: asked for from its end, each answer
     * leaves the days before it, and no call is wasted on a guess.
     */
    public List<DateWindow> cut(DateWindow range) {
        return isMostlyUnknown(range) ? List.of(range) : new WindowCut(this::mayTrade, day -> 1).of(range);
    }

    /** Whether nobody has told of half of the weekdays of a range, or more. */
    public boolean isMostlyUnknown(DateWindow range) {
        return open.subMap(range.from(), true, range.to(), true).size() * 2 <= weekdays(range);
    }

    /** Whether a day is a weekday, and not known to be closed. */
    public boolean mayTrade(LocalDate day) {
        return isWeekday(day) && open.getOrDefault(day, true);
    }

    /** Whether a weekday that nobody has told of is closed by the operator's list or by a fixed rule. */
    boolean isBelievedClosed(LocalDate day) {
        return believedClosed.contains(day);
    }

    private static int weekdays(DateWindow window) {
        return (int) window.from()
                .datesUntil(window.to().plusDays(1))
                .filter(KnownDays::isWeekday)
                .count();
    }
}
