package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.Candle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of {@code daily_price} as it is compared with a new answer.
 *
 * @param session open, high and low in KRW; empty on a day without trade
 * @param close in KRW
 * @param volume shares
 * @param turnover in KRW; empty when the source had none
 * @param change what KIS said with it of the change from the official close before, in KRW; empty when it said nothing
 * @param isFinal whether it was proven
 * @param collectedAt when these values were read first
 * @param quoted whether it is what the prices of many stocks said of today, which the candle service has not confirmed yet
 */
public record StoredRow(
        Optional<Candle.Session> session,
        BigDecimal close,
        long volume,
        OptionalLong turnover,
        Optional<BigDecimal> change,
        boolean isFinal,
        Instant collectedAt,
        boolean quoted) {
    /** {@code daily_price.source} of a row that the prices of many stocks gave. */
    public static final String QUOTED = "FHKST11300006";

    /** Whether open, high and low are these. */
    public boolean hasSession(Candle.Session other) {
        return session.filter(mine -> equal(mine, other)).isPresent();
    }

    /** Whether a candle replaces nothing in it. */
    public boolean isConfirmedBy(Candle candle) {
        return hasPricesOf(candle) && volume == candle.volume() && turnover.equals(candle.turnover());
    }

    /** Whether every price is the same. */
    boolean hasPricesOf(Candle candle) {
        return close.compareTo(candle.close()) == 0
                && session.isPresent() == candle.session().isPresent()
                && session.map(mine -> equal(mine, candle.session().orElseThrow()))
                        .orElse(true);
    }

    private static boolean equal(Candle.Session mine, Candle.Session theirs) {
        return mine.open().compareTo(theirs.open()) == 0
                && mine.high().compareTo(theirs.high()) == 0
                && mine.low().compareTo(theirs.low()) == 0;
    }

    /**
     * Whether a row that may still move stands on another base. The trades of an evening move neither the opening price nor
     * the close of the day before, from which KIS measures the change; a split moves both.
     */
    boolean isRebasedIn(Candle candle) {
        return tellsBaseOf(candle)
                && session.map(mine -> mine.open()
                                        .compareTo(
                                                candle.session().orElseThrow().open())
                                != 0)
                        .orElse(true)
                && before(close, change)
                                .compareTo(
                                        before(candle.close(), candle.change().value()))
                        != 0;
    }

    /** Whether the first price of the day is the same: nothing but another base, or a wrong answer, changes it. */
    public boolean hasOpeningOf(Candle candle) {
        return session.isPresent() && candle.session().isPresent()
                ? session.get().open().compareTo(candle.session().get().open()) == 0
                : close.compareTo(candle.close()) == 0;
    }

    /** Whether it shows if both stand on one base, although the row may still move. */
    public boolean tellsBaseOf(Candle candle) {
        return change.isPresent()
                && candle.change().value().isPresent()
                && session.isPresent() == candle.session().isPresent();
    }

    private static BigDecimal before(BigDecimal close, Optional<BigDecimal> change) {
        return close.subtract(change.orElseThrow());
    }

    /** Whether what was traded is the same; a turnover that one of the two lacks tells nothing. */
    boolean hasVolumeOf(Candle candle) {
        return volume == candle.volume()
                && (turnover.isEmpty()
                        || candle.turnover().isEmpty()
                        || turnover.getAsLong() == candle.turnover().getAsLong());
    }

    /** Whether a day without trade has become one with trade; the same close says that both stand on one base. */
    boolean isFoundTradedIn(Candle candle) {
        return session.isEmpty() && candle.session().isPresent() && close.compareTo(candle.close()) == 0;
    }

    /** Whether a day with trade has become one without. */
    boolean isLostIn(Candle candle) {
        return session.isPresent() && candle.session().isEmpty() && candle.volume() == 0;
    }
}
