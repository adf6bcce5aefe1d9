package io.github.kisroutes.calendar;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of one day of the exchange.
 *
 * @param date the day in Asia/Seoul
 * @param open whether it is a trading day
 * @param source how that is known
 * @param certain whether two witnesses told: the broker after the day, two stocks, or the broker and a stock
 * @param reason why it is closed, in a few words; blank on an open day
 * @param unseenOn session day of the run that first found no candle of it; empty when that is not why it is believed
 */
public record TradingDay(
        LocalDate date,
        boolean open,
        CalendarSource source,
        boolean certain,
        String reason,
        Optional<LocalDate> unseenOn) {

    /** A day that is not believed because of missing candles. */
    public TradingDay(LocalDate date, boolean open, CalendarSource source, boolean certain, String reason) {
        this(date, open, source, certain, reason, Optional.empty());
    }

    static TradingDay open(LocalDate date, CalendarSource source, boolean certain) {
        return new TradingDay(date, true, source, certain, "");
    }

    static TradingDay closed(LocalDate date, CalendarSource source, boolean certain, String reason) {
        return new TradingDay(date, false, source, certain, reason);
    }

    /** The same, of which a run on the session day {@code day} found no candle. */
    TradingDay unseen(LocalDate day) {
        return new TradingDay(date, open, source, certain, reason, Optional.of(day));
    }

    /** The broker or the weekday says open, and no stock has a candle. */
    static TradingDay disputed(LocalDate date, LocalDate unseenOn) {
        return new TradingDay(date, true, CalendarSource.DISPUTED, false, "").unseen(unseenOn);
    }

    /** Whether the broker or candles told; what was read from the list or assumed is only kept to be looked at. */
    public boolean isEvidence() {
        return source == CalendarSource.KIS || source == CalendarSource.OBSERVED;
    }

    /** Whether the broker said, once the day was over, that the exchange was closed: then a row of it is refused. */
    boolean isCertainClosure() {
        return !open && certain && source == CalendarSource.KIS;
    }

    /** A sentence for logs and for {@code collection_run.reason}, without its full stop. */
    @Override
    public String toString() {
        String day = date + " (" + date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + ")";
        if (source == CalendarSource.DISPUTED) {
            return day + " should have been a trading day, and no stock has a candle for it";
        }
        return open
                ? day + " is a trading day (" + source + ")"
                : day + " is no trading day: " + reason + " (" + source + ")";
    }
}
