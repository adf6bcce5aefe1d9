package io.github.kisroutes.collection;

import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A look at a few stocks that are traded on every day on which the exchange opens, one after the other and no more of them than
 * are needed: whether the newest session took place. {@code routes/kis-trading-day.camel.yaml} carries it as the variable
 * {@code look}.
 */
public final class SessionProbe {
    /** Samsung Electronics, SK hynix, NAVER. */
    private static final List<String> LIQUID_STOCKS = List.of("005930", "000660", "035420");

    /** Enough for a day before the longest closure. */
    private static final int DAYS_BACK = 14;

    /** One stock may be late, or wrong. */
    private static final int ENOUGH = 2;

    private final TradingDay believed;
    private final boolean over;
    private boolean open;
    private int asked;
    private int present;
    private int traded;
    private int lacking;

    /**
     * @param believed what the calendar says of the day; nothing is to be asked when it is certain
     * @param over whether its session is over: before, a row that is not there says nothing
     */
    SessionProbe(TradingDay believed, boolean over) {
        this.believed = believed;
        this.over = over;
        open = !believed.certain();
    }

    /** Whether another stock is to be asked for. */
    public boolean isOpen() {
        return open;
    }

    /** The stock to ask for. */
    public String symbol() {
        return LIQUID_STOCKS.get(asked);
    }

    /** First day to ask for, as the broker writes it. */
    public String from() {
        return DateWindow.KIS_DATE.format(day().minusDays(DAYS_BACK));
    }

    /** Last day to ask for, as the broker writes it. */
    public String to() {
        return DateWindow.KIS_DATE.format(day());
    }

    /** The session in question. */
    LocalDate day() {
        return believed.date();
    }

    /** Takes an answer in. One without any row tells nothing: the stock may be unknown here. */
    void take(CandlePage page) {
        Optional<Candle> row = page.candles().stream()
                .filter(candle -> candle.tradeDate().equals(day()))
                .findFirst();
        present += row.isPresent() ? 1 : 0;
        traded += row.filter(candle -> candle.volume() > 0).isPresent() ? 1 : 0;
        lacking += row.isEmpty() && !page.candles().isEmpty() ? 1 : 0;
        asked++;
        open = asked < LIQUID_STOCKS.size() && (believed.open() ? over && present == 0 : traded == 1);
    }

    /** Ends it: a broker that does not answer for one stock is not asked for the next. */
    void stop() {
        open = false;
    }

    /** Whether two stocks were traded on a day that was believed to be closed. */
    boolean isOpened() {
        return !believed.open() && traded >= ENOUGH;
    }

    /** Whether several stocks lack the row of a session that is over, and none has it. */
    boolean isClosed() {
        return believed.open() && over && present == 0 && lacking >= ENOUGH;
    }

    /** How many were traded. */
    int traded() {
        return traded;
    }
}
