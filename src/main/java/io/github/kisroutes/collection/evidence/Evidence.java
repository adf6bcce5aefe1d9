package io.github.kisroutes.collection.evidence;

/** From what a beginning or an end of a series is known; stands in {@code series_state}. */
public enum Evidence {
    /** The listing date that the master file or search-stock-info gives. */
    LISTING_DATE,
    /** Two equal answers on different trading days, to different questions. */
    CONFIRMED,
    /** The operator said so ({@code kis.resolve}). */
    OPERATOR,
    /** search-stock-info gives the day of the delisting. */
    STOCK_INFO,
    /** The master files list the stock no more. */
    MASTER_FILE,
    /** One answer alone. */
    UNCONFIRMED,
    /** A version that kept no evidence. */
    LEGACY;

    /** Whether nothing more has to be asked for it. */
    public boolean isEnough() {
        return this != UNCONFIRMED && this != LEGACY;
    }
}
