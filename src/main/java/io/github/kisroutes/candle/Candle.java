package io.github.kisroutes.candle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One day of one stock.
 *
 * @param tradeDate the trading day, in Seoul
 * @param session open, high and low in KRW; empty on a day without trade, and where KIS has none of them
 * @param close closing price in KRW; on a day without trade the last one before it
 * @param volume shares traded, 0 or more; adjusting a thin day for a split may round it to 0
 * @param turnover their value in KRW, 0 or more; empty when the source has none
 * @param marks what moved the price besides trading
 * @param change what KIS says of the close before
 * @param filler whether KIS marks the row as one without trade ({@code mod_yn}); empty when it does not say
 */
public record Candle(
        LocalDate tradeDate,
        Optional<Session> session,
        BigDecimal close,
        long volume,
        OptionalLong turnover,
        PriceMarkers marks,
        PriceChange change,
        Optional<Boolean> filler) {

    /** The prices that exist only when somebody traded, in KRW. */
    public record Session(BigDecimal open, BigDecimal high, BigDecimal low) {}

    /** A day of which KIS says nothing beside its prices and marks. */
    public Candle(
            LocalDate tradeDate,
            Optional<Session> session,
            BigDecimal close,
            long volume,
            OptionalLong turnover,
            PriceMarkers marks) {
        this(tradeDate, session, close, volume, turnover, marks, PriceChange.NONE, Optional.empty());
    }

    /** A day without marks. */
    public Candle(
            LocalDate tradeDate, Optional<Session> session, BigDecimal close, long volume, OptionalLong turnover) {
        this(tradeDate, session, close, volume, turnover, PriceMarkers.NONE);
    }

    /**
     * Whether two rows of one day say the same. The marks count: an answer that has a day once with and once without one
     * contradicts itself as much as one with two prices. What KIS says beside it does not.
     */
    public boolean agreesWith(Candle other) {
        return tradeDate.equals(other.tradeDate)
                && session.equals(other.session)
                && close.equals(other.close)
                && volume == other.volume
                && turnover.equals(other.turnover)
                && marks.equals(other.marks);
    }

    /**
     * Whether this reading takes away what was traded: the stored row has open, high and low, and this one has not. One such reading is no reason to give up a final row; KIS was seen to send zeros for days that it knew before.
     *
     * @param stored the same day as it is stored
     */
    public boolean loses(Candle stored) {
        return stored.session.isPresent() && session.isEmpty();
    }
}
