package io.github.kisroutes.candle;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What KIS says of a close against the official close before it. Nobody has published whether it is adjusted where prices
 * are, so nothing is refused because of it.
 *
 * @param value {@code prdy_vrss} in KRW, negative when the price fell; empty when KIS gave none
 * @param atLimit whether {@code prdy_vrss_sign} says that the close stands at the limit of the day ({@code 1} or {@code 4})
 */
public record PriceChange(Optional<BigDecimal> value, boolean atLimit) {
    /** KIS says nothing. */
    public static final PriceChange NONE = new PriceChange(Optional.empty(), false);

    /**
     * As KIS writes it; never fails.
     *
     * @param change a whole number, or one with at most two decimals; anything else becomes none
     * @param sign {@code 1} upper limit, {@code 2} up, {@code 3} flat, {@code 4} lower limit, {@code 5} down
     */
    static PriceChange of(String change, String sign) {
        boolean atLimit = sign.equals("1") || sign.equals("4");
        if (!change.matches("-?\\d{1,13}(\\.\\d{1,2})?")) {
            return new PriceChange(Optional.empty(), atLimit);
        }
        // It is signed already; an unsigned one was reported of the service beside this.
        boolean fell = sign.equals("4") || sign.equals("5");
        BigDecimal value = new BigDecimal(change);
        return new PriceChange(Optional.of(fell ? value.abs().negate() : value), atLimit);
    }

    /**
     * What the limits of the day are measured from, in KRW; empty when KIS does not tell, or nonsense.
     *
     * @param close of the same day
     */
    Optional<BigDecimal> base(BigDecimal close) {
        return value.map(close::subtract).filter(base -> base.signum() > 0);
    }
}
