package io.github.kisroutes.collection;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which weekdays of a range are trading days, as far as the broker has said so or candles have shown it; what is only assumed
 * is not in here. Immutable.
 */
public final class KnownDays {
    /** Nothing is known. */
    static final KnownDays NONE = new KnownDays(new TreeMap<>());

    private final NavigableMap<LocalDate, Boolean> open;

    private KnownDays(NavigableMap<LocalDate, Boolean> open) {
        this.open = Collections.unmodifiableNavigableMap(open);
    }

    /** What the calendar knows of a range, up to the newest session that has begun. */
    static KnownDays of(TradingCalendar calendar, DateWindow range) {
        LocalDate last = calendar.sessionDay();
        TreeMap<LocalDate, Boolean> open = new TreeMap<>();
        calendar.days(range.from(), range.to()).values().stream()
                .filter(day ->
                        day.isEvidence() && isWeekday(day.date()) && !day.date().isAfter(last))
                .forEach(day -> open.put(day.date(), day.open()));
        return new KnownDays(open);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The days of a window that are known to be trading days. */
    NavigableSet<LocalDate> openIn(DateWindow window) {
        TreeSet<LocalDate> days = new TreeSet<>();
        open.subMap(window.from(), true, window.to(), true).forEach((day, isOpen) -> {
            if (isOpen) {
                days.add(day);
            }
        });
        return days;
    }

    /** Whether a day is known to be none: a weekend, or a closure. */
    boolean isClosed(LocalDate day) {
        return !isWeekday(day) || !open.getOrDefault(day, true);
    }

    /** Whether every weekday of a window is known. */
    boolean cover(DateWindow window) {
        return open.subMap(window.from(), true, window.to(), true).size() == weekdays(window);
    }

    /** Whether a window has a trading day, or a weekday of which nobody has told. */
    boolean mayTrade(DateWindow window) {
        return !cover(window) || !openIn(window).isEmpty();
    }

    /** The newest known trading day. */
    Optional<LocalDate> newest() {
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
    List<DateWindow> cut(DateWindow range) {
        int known = open.subMap(range.from(), true, range.to(), true).size();
        if (known * 2 <= weekdays(range)) {
            return List.of(range);
        }
        List<DateWindow> windows = new ArrayList<>();
        LocalDate end = range.to();
        int days = 0;
        for (LocalDate day = range.to(); !day.isBefore(range.from()); day = day.minusDays(1)) {
            days += mayTrade(day) ? 1 : 0;
            if (days == CandlePage.MOST_ROWS && mayTradeBefore(day, range.from())) {
                windows.add(new DateWindow(day, end));
                end = day;
                days = 1;
            }
        }
        windows.add(new DateWindow(range.from(), end));
        return windows;
    }

    private boolean mayTrade(LocalDate day) {
        return isWeekday(day) && open.getOrDefault(day, true);
    }

    private boolean mayTradeBefore(LocalDate day, LocalDate from) {
        return from.datesUntil(day).anyMatch(this::mayTrade);
    }

    private static int weekdays(DateWindow window) {
        return (int) window.from()
                .datesUntil(window.to().plusDays(1))
                .filter(KnownDays::isWeekday)
                .count();
    }
}
