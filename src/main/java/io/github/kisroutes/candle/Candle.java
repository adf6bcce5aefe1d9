package io.github.kisroutes.candle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One day of one stock. Two candles are equal when nothing of them differs, the marks included: an answer that has a day
 * once with and once without a mark contradicts itself as much as one with two prices.
 *
 * @param tradeDate the trading day, in Seoul
 * @param session open, high and low in KRW; empty on a day without trade
 * @param close closing price in KRW; on a day without trade the last one before it
 * @param volume shares traded, 0 or more
 * @param turnover their value in KRW, 0 or more; empty when the source has none
 * @param marks what moved the price besides trading
 */
public record Candle(
        LocalDate tradeDate,
        Optional<Session> session,
        BigDecimal close,
        long volume,
        OptionalLong turnover,
        Marks marks) {

    /** The prices that exist only when somebody traded, in KRW. */
    public record Session(BigDecimal open, BigDecimal high, BigDecimal low) {}

    /** A day without marks. */
    public Candle(
            LocalDate tradeDate, Optional<Session> session, BigDecimal close, long volume, OptionalLong turnover) {
        this(tradeDate, session, close, volume, turnover, Marks.NONE);
    }
}
