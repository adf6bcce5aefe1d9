package io.github.kisroutes.instrument;

import io.github.kisroutes.market.ListingMarket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of a master file.
 *
 * @param code short code; six characters for a stock, up to nine for other things
 * @param isin international code
 * @param name Korean name
 * @param market where it is listed
 * @param group two letters: ST stock, EF ETF, EN ETN, RT REIT and others
 * @param listingDate first day of trading; empty when the file has none
 * @param basePrice today's base price in KRW
 * @param listedShares number of shares, exact to a thousand
 * @param marks what is special about it
 */
public record Instrument(
        String code,
        String isin,
        String name,
        ListingMarket market,
        String group,
        Optional<LocalDate> listingDate,
        BigDecimal basePrice,
        long listedShares,
        InstrumentFlags marks) {

    /** What happens to the par value on this day, and with it to every price. */
    public enum ParChange {
        NONE,
        /** One share becomes several. */
        SPLIT,
        /** Several shares become one. */
        MERGE,
        OTHER
    }

    /**
     * @param spac a company made to buy another one
     * @param preferred not a common share
     * @param halted trading is suspended
     * @param liquidation trading for the last days before the end of the listing
     * @param administrative under the exchange's supervision
     * @param parChange split or merge
     */
    public record InstrumentFlags(
            boolean spac,
            boolean preferred,
            boolean halted,
            boolean liquidation,
            boolean administrative,
            ParChange parChange) {}
}
