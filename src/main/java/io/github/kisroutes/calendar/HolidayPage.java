package io.github.kisroutes.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One answer of chk-holiday.
 *
 * @param days whether the exchange opens ({@code opnd_yn}), by day
 * @param doubtful days that the answer has twice and differently, or says to be open on a weekend
 * @param unreadable rows that are no day at all
 * @param nextKey {@code ctx_area_nk}, without its padding; blank when no page follows
 * @param nextSearch {@code ctx_area_fk}, the same
 */
public record HolidayPage(
        SortedMap<LocalDate, Boolean> days,
        SortedSet<LocalDate> doubtful,
        int unreadable,
        String nextKey,
        String nextSearch) {

    public HolidayPage {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        doubtful = Collections.unmodifiableSortedSet(new TreeSet<>(doubtful));
    }
}
