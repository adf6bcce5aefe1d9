package io.github.kisroutes.laboratory;

import io.github.kisroutes.simulator.market.CandleSource.Series;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * What the broker said wrongly of days that were not final, in a way that nobody could know from one answer: such a row may
 * stand in the table as long as it is not final.
 */
final class Lies {
    private record SeriesDay(Series series, LocalDate day) {}

    private final Set<SeriesDay> told = new HashSet<>();
    private final Set<LocalDate> openings = new HashSet<>();
    private volatile Tables before;

    /** What was stored when the step began. */
    void before(Tables tables) {
        before = tables;
    }

    Tables before() {
        return before;
    }

    synchronized void tell(Series series, LocalDate day) {
        boolean wasFinal = before != null
                && before.row(series, day).map(Tables.Row::isFinal).orElse(false);
        if (!wasFinal) {
            told.add(new SeriesDay(series, day));
        }
    }

    synchronized boolean told(Series series, LocalDate day) {
        return told.contains(new SeriesDay(series, day));
    }

    /** The broker keeps calling a day open on which the exchange was closed. */
    synchronized void callOpen(LocalDate day) {
        openings.add(day);
    }

    synchronized boolean calledOpen(LocalDate day) {
        return openings.contains(day);
    }
}
