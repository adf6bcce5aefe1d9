package io.github.kisroutes.market;

/**
 * Whether splits and rights issues are worked into the prices of earlier days. The constant's name stands in
 * {@code daily_price.price_basis}.
 */
public enum PriceBasis {
    /** Earlier prices and volumes are restated at each corporate action, so that the series has no jumps. */
    ADJUSTED,
    /** What was really paid on that day. */
    RAW
}
