package io.github.kisroutes.config;

/** Whether splits and rights issues are worked into earlier prices. */
public enum PriceBasisChoice {
    /** Earlier prices and volumes are restated at each corporate action, so that the series has no jumps. */
    ADJUSTED,
    /** What was really paid on that day. */
    RAW,
    /** Both, as two series. */
    BOTH
}
