package io.github.kisroutes.market;

/** A market of KRX on which stocks are listed. Not to be mixed up with {@link Market}: whose trades make the candle. */
public enum ListingMarket {
    /** The main board (유가증권시장). */
    KOSPI,
    /** The board of younger companies (코스닥). */
    KOSDAQ
}
