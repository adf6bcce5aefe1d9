package io.github.kisroutes.collection;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code routes/kis-trading-day.camel.yaml}: whether there is a session to collect. What the broker said before
 * the day was over is checked with the candles of one stock that trades every day, for a closure may come unplanned.
 */
public final class TradingDayCheck {
    private static final Logger LOG = LoggerFactory.getLogger(TradingDayCheck.class);

    /** Samsung Electronics: traded on every day on which the exchange opens. */
    private static final String LIQUID_STOCK = "005930";

    /** Enough for a day before and one after the longest closure. */
    private static final int DAYS_BACK = 14;

    private final TradingCalendar calendar;

    public TradingDayCheck(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Whether the day is not known for certain. */
    public boolean isDoubtful() {
        return !calendar.day(calendar.sessionDay()).certain();
    }

    /** The stock to ask for. */
    public String symbol() {
        return LIQUID_STOCK;
    }

    /** First day to ask for, as the broker writes it. */
    public String from() {
        return DateWindow.KIS_DATE.format(calendar.sessionDay().minusDays(DAYS_BACK));
    }

    /** Last day to ask for, as the broker writes it. */
    public String to() {
        return DateWindow.KIS_DATE.format(calendar.sessionDay());
    }

    /** Learns from the answer. While the stock is suspended its rows without trade confirm a day, and open none. */
    public void observe(@Body CandlePage page) {
        calendar.observe(
                page.window().to(),
                page.candles().stream()
                        .filter(candle -> candle.volume() > 0
                                || calendar.day(candle.tradeDate()).open())
                        .map(Candle::tradeDate)
                        .toList());
    }

    /** The calendar does without an answer. */
    public void unanswered(@ExchangeException Exception fault) {
        LOG.warn("The trading day could not be checked with {}: {}", LIQUID_STOCK, fault.getMessage());
    }

    /** The day whose session is the newest that has begun, and whether there is one. */
    public TradingDay decide() {
        return calendar.decide();
    }
}
