package io.github.kisroutes.candle;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Calendar days from {@code from} to {@code to}, both included. */
public record DateWindow(LocalDate from, LocalDate to) {
    /** How KIS writes a day: {@code yyyyMMdd}. */
    public static final DateTimeFormatter KIS_DATE = DateTimeFormatter.BASIC_ISO_DATE;

    /** @throws IllegalArgumentException when {@code from} is after {@code to} */
    public DateWindow {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a window cannot begin on " + from + " and end on " + to);
        }
    }

    /** Whether a day lies inside. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** First day as KIS writes it. */
    public String fromText() {
        return KIS_DATE.format(from);
    }

    /** Last day as KIS writes it. */
    public String toText() {
        return KIS_DATE.format(to);
    }

    @Override
    public String toString() {
        return fromText() + ".." + toText();
    }
}
