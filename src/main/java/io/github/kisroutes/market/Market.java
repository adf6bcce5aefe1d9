package io.github.kisroutes.market;

/** The exchange whose trades make the candle: three different series of the same stock. */
public enum Market {
    /** KRX alone. */
    J,
    /** Nextrade alone. */
    NX,
    /** Both together. */
    UN
}
