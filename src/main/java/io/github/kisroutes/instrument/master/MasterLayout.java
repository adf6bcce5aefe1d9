package io.github.kisroutes.instrument.master;

import io.github.kisroutes.market.ListingMarket;

/**
 * Where the fields of a line are. The first 21 bytes are short code and ISIN, the last {@code tail} bytes are fixed fields, and
 * the name is what lies between: its length varies, so the tail is counted from the end, in bytes, before anything is decoded.
 * Places are counted from the beginning of the tail; they follow from the record structures that KIS publishes.
 *
 * @param tail length of the tail
 * @param halted the flags of liquidation and administration follow it
 * @param listingDate the number of shares follows it
 */
record MasterLayout(int tail, int spac, int basePrice, int halted, int parChange, int listingDate, int preferred) {
    static final int CODE_BYTES = 9;
    static final int HEAD_BYTES = 21;

    private static final MasterLayout KOSPI = new MasterLayout(227, 29, 41, 60, 70, 105, 158);
    private static final MasterLayout KOSDAQ = new MasterLayout(221, 24, 36, 55, 65, 100, 153);

    static MasterLayout of(ListingMarket market) {
        return market == ListingMarket.KOSPI ? KOSPI : KOSDAQ;
    }

    /** The name of a market's file, without {@code .zip}. */
    static String file(ListingMarket market) {
        return market == ListingMarket.KOSPI ? "kospi_code.mst" : "kosdaq_code.mst";
    }
}
