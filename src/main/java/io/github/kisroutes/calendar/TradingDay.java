package io.github.kisroutes.calendar;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * What is known of one day of the exchange.
 *
 * @param date the day in Asia/Seoul
 * @param open whether it is a trading day
 * @param source how that is known
 * @param certain whether it was learned once nothing could change it any more: after the day, or from a candle of it
 * @param reason why it is closed, in a few words; blank on an open day
 */
public record TradingDay(LocalDate date, boolean open, CalendarSource source, boolean certain, String reason) {

    static TradingDay open(LocalDate date, CalendarSource source, boolean certain) {
        return new TradingDay(date, true, source, certain, "");
    }

    static TradingDay closed(LocalDate date, CalendarSource source, boolean certain, String reason) {
        return new TradingDay(date, false, source, certain, reason);
    }

    /** Whether the broker or a candle told; what was read from the list or assumed is only kept to be looked at. */
    public boolean isEvidence() {
        return source == CalendarSource.KIS || source == CalendarSource.OBSERVED;
    }

    /** Whether the broker said, once the day was over, that the exchange was closed. */
    boolean isCertainClosure() {
        return !open && certain && source == CalendarSource.KIS;
    }

    /** A sentence for logs and for {@code collection_run.reason}, without its full stop. */
    @Override
    public String toString() {
        String day = date + " (" + date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + ")";
        return open
                ? day + " is a trading day (" + source + ")"
                : day + " is no trading day: " + reason + " (" + source + ")";
    }
}
