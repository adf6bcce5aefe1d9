package io.github.kisroutes.crosscheck;

/** What became of one row of another vendor. */
enum VendorVerdict {
    /** Close and volume are the same. */
    AGREES("agree", false),
    /** The vendor has prices of the other basis: they are our raw ones, or become ours by the adjustment factor. */
    BASIS("differ by basis: raw there, adjusted here", false),
    /** Our row is not final yet. */
    PROVISIONAL("differ from a row that is not final yet", false),
    /** An adjusted price is 1 KRW off, or an adjusted volume one share. */
    ROUNDING("differ by the rounding of adjusted values", false),
    /** The day lies outside of what is stored of the stock. */
    NOT_COLLECTED("lie outside of what is collected", false),
    /** Between stored days there is no row of this one. */
    MISSING("are missing here", true),
    /** Nothing explains it. */
    REAL("really differ", true);

    private final String words;
    private final boolean open;

    VendorVerdict(String words, boolean open) {
        this.words = words;
        this.open = open;
    }

    String words() {
        return words;
    }

    /** Whether somebody has to look at it. */
    boolean isOpen() {
        return open;
    }
}
