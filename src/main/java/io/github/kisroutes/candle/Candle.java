package io.github.kisroutes.candle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One day of one stock.
 *
 * @param tradeDate the trading day, in Seoul
 * @param session open, high and low in KRW; empty on a day without trade
 * @param close closing price in KRW; on a day without trade the last one before it
 * @param volume shares traded, 0 or more
 * @param turnover their value in KRW, 0 or more; empty when the source has none
 */
public record Candle(
        LocalDate tradeDate, Optional<Session> session, BigDecimal close, long volume, OptionalLong turnover) {

    /** The prices that exist only when somebody traded, in KRW. */
    public record Session(BigDecimal open, BigDecimal high, BigDecimal low) {}
}
