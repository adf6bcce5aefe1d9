package io.github.kisroutes.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One learning of the calendar while it goes on: which page to ask for next, and what the pages said so far. Pages overlap by
 * a day; where they contradict each other a day is left out. {@code routes/kis-calendar-learn.camel.yaml} carries it as the
 * variable {@code lesson}.
 */
public final class CalendarUpdate {
    /** Bounds a broker that always promises one more page. */
    private static final int MOST_PAGES = 6;

    private final LocalDate askedOn;
    private final LocalDate from;
    private final LocalDate until;
    private final String refusal;
    private final TreeMap<LocalDate, Boolean> days = new TreeMap<>();
    private final TreeSet<LocalDate> doubtful = new TreeSet<>();
    private boolean open;
    private int pages;
    private int unreadable;
    private String fault = "";
    private String nextKey = "";
    private String nextSearch = "";

    private CalendarUpdate(LocalDate askedOn, LocalDate from, LocalDate until, String refusal) {
        this.askedOn = askedOn;
        this.from = from;
        this.until = until;
        this.refusal = refusal;
        open = refusal.isEmpty();
    }

    /** A lesson about at least the days {@code from} to {@code until}. */
    static CalendarUpdate about(LocalDate askedOn, LocalDate from, LocalDate until) {
        return new CalendarUpdate(askedOn, from, until, "");
    }

    /** No lesson today, and why. */
    static CalendarUpdate none(LocalDate askedOn, String why) {
        return new CalendarUpdate(askedOn, askedOn, askedOn, why);
    }

    /** Whether a page is still to ask for. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the broker was to be asked at all. */
    boolean isHeld() {
        return refusal.isEmpty();
    }

    /** {@code BASS_DT}: the first day, as KIS writes it; the same for all pages. */
    public String baseDate() {
        return DateTimeFormatter.BASIC_ISO_DATE.format(from);
    }

    /** {@code CTX_AREA_NK} of the next question; blank for the first page. */
    public String nextKey() {
        return nextKey;
    }

    /** {@code CTX_AREA_FK} of the next question; blank for the first page. */
    public String nextSearch() {
        return nextSearch;
    }

    /** The header {@code tr_cont}: blank for the first page, N for a next one. */
    public String continuation() {
        return pages == 0 ? "" : "N";
    }

    /** Takes a page in. The lesson ends when it reaches far enough, when no page follows, and when one brings nothing new. */
    void take(HolidayPage page) {
        LocalDate reached = days.isEmpty() ? from.minusDays(1) : days.lastKey();
        page.days().forEach((day, opens) -> {
            Boolean before = days.put(day, opens);
            if (before != null && !before.equals(opens)) {
                doubtful.add(day);
            }
        });
        doubtful.addAll(page.doubtful());
        pages++;
        unreadable += page.unreadable();
        nextKey = page.nextKey();
        nextSearch = page.nextSearch();
        boolean further = days.lastKey().isAfter(reached);
        open = further && days.lastKey().isBefore(until) && !nextKey.isEmpty() && pages < MOST_PAGES;
    }

    /** Ends it early; what came so far counts. */
    void stop(String why) {
        open = false;
        fault = why;
    }

    LocalDate askedOn() {
        return askedOn;
    }

    /** Whether the exchange opens, for every day that all pages agree on. */
    SortedMap<LocalDate, Boolean> days() {
        TreeMap<LocalDate, Boolean> agreed = new TreeMap<>(days);
        agreed.keySet().removeAll(doubtful);
        return Collections.unmodifiableSortedMap(agreed);
    }

    /** What was learned, in words. */
    @Override
    public String toString() {
        if (!isHeld()) {
            return "Calendar: not asked, " + refusal;
        }
        SortedMap<LocalDate, Boolean> agreed = days();
        StringBuilder text = new StringBuilder("Calendar: learned " + agreed.size() + " days");
        if (!agreed.isEmpty()) {
            text.append(" (" + agreed.firstKey() + ".." + agreed.lastKey() + ") from " + pages + " answers");
        }
        if (!doubtful.isEmpty() || unreadable > 0) {
            text.append(", not the doubtful days " + doubtful + " and " + unreadable + " unreadable rows");
        }
        return fault.isEmpty() ? text.toString() : text + "; " + fault;
    }
}
