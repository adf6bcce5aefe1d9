package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.DateWindow;

/**
 * Why days without a row, or with one that breaks a rule, are in order; a row of {@code resolution}.
 *
 * @param code short code of the stock
 * @param days from the first to the last of them
 * @param reason the kind of reason
 * @param saidBy who said so: {@code OPERATOR}, {@code STOCK_INFO}, {@code MASTER_FILE} or {@code TWO_ANSWERS}
 * @param said what was said, in words
 */
public record Resolution(String code, DateWindow days, Reason reason, String saidBy, String said) {
    /** The operator's word. */
    public static final String OPERATOR = "OPERATOR";

    /** Equal answers of two trading days. */
    public static final String TWO_ANSWERS = "TWO_ANSWERS";

    /** The answer of search-stock-info. */
    public static final String STOCK_INFO = "STOCK_INFO";

    /** Stands in {@code resolution.reason}. */
    public enum Reason {
        /** It is really so: a row of these days is stored although it breaks a rule, and one that is not there is not missing. */
        ACCEPTED,
        /** The stock is no longer listed. */
        DELISTED,
        /** Trading of the stock was suspended, and KIS has no row of it. */
        HALTED,
        /** The stock was not traded on this market (Nextrade). */
        NOT_TRADED_HERE
    }
}
