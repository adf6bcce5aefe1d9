package io.github.kisroutes.collection;

import io.github.kisroutes.calendar.DayWitnesses;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.candle.CandlePage;
import java.time.LocalDate;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code routes/kis-trading-day.camel.yaml}: whether there is a session to collect. What the broker said before
 * the day was over is checked with the candles of stocks that trade every day, for a closure may come unplanned.
 */
public final class TradingDayCheck {
    private static final Logger LOG = LoggerFactory.getLogger(TradingDayCheck.class);

    private final TradingCalendar calendar;

    public TradingDayCheck(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /** A look at the newest session; nothing is to be asked when the day is known for certain. */
    public SessionProbe look() {
        LocalDate day = calendar.sessionDay();
        return new SessionProbe(calendar.day(day), !day.isAfter(calendar.expectedUntil()));
    }

    /** Takes an answer in. */
    public void observe(@Variable("look") SessionProbe look, @Body CandlePage page) {
        if (look != null) {
            look.take(page);
        }
    }

    /** The calendar does without an answer. */
    public void unanswered(@Variable("look") SessionProbe look, @ExchangeException Exception fault) {
        LOG.warn("The trading day could not be checked with candles: {}", fault.getMessage());
        if (look != null) {
            look.stop();
        }
    }

    // A route file of the version before asks for one stock and has no look. One stock settles nothing.

    /** Whether the day is not known for certain. */
    public boolean isDoubtful() {
        return look().isOpen();
    }

    /** The first stock to ask for. */
    public String symbol() {
        return look().symbol();
    }

    /** First day to ask for, as the broker writes it. */
    public String from() {
        return look().from();
    }

    /** Last day to ask for, as the broker writes it. */
    public String to() {
        return look().to();
    }

    /** Remembers what was seen, and gives the day whose session is the newest that has begun, and whether there is one. */
    public TradingDay decide(@Variable("look") SessionProbe look) {
        if (look == null) {
            return calendar.decide();
        }
        if (look.isOpened()) {
            calendar.learn(
                    List.of(new DayWitnesses(look.day(), look.traded(), look.traded(), look.traded(), 0, 0, true)),
                    false);
        } else if (look.isClosed()) {
            calendar.observeClosure(look.day(), false);
        }
        return calendar.decide();
    }
}
