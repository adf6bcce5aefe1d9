package io.github.kisroutes.instrument.listing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a stock's listing, from search-stock-info and from the master files together. What nobody told, and what
 * could not be read, is empty: it is never guessed.
 *
 * @param code short code
 * @param listed first day of trading; where the two sources differ the earlier one, which hides no candle
 * @param delisted first day without trading for good; it may lie ahead
 * @param trading how it was traded on {@code asOf}
 * @param unknownCode whether KIS said that it does not know the code
 * @param asOf day in Asia/Seoul of the newest answer or file that this is from; empty when nothing is known
 * @param source {@link Source#STOCK_INFO} once KIS has answered for this stock, else the master files; empty when nothing is
 *     known
 */
public record StockListing(
        String code,
        Optional<Known> listed,
        Optional<Known> delisted,
        Trading trading,
        boolean unknownCode,
        Optional<LocalDate> asOf,
        Optional<Source> source) {

    /** Who told. */
    public enum Source {
        /** KIS, asked for this stock: search-stock-info, CTPF1002R. */
        STOCK_INFO,
        /** The master files of the whole market. */
        MASTER_FILE
    }

    /**
     * A day, and who told it.
     *
     * @param day a day of Asia/Seoul
     */
    public record Known(LocalDate day, Source source) {}

    /**
     * How a stock is traded; each empty when it is not known.
     *
     * @param halted whether trading is suspended ({@code tr_stop_yn})
     * @param onNextrade whether Nextrade trades it ({@code cptt_trad_tr_psbl_yn})
     * @param nextradeHalted whether its trading there is suspended ({@code nxt_tr_stop_yn})
     */
    public record Trading(Optional<Boolean> halted, Optional<Boolean> onNextrade, Optional<Boolean> nextradeHalted) {
        /** Nothing is known. */
        public static final Trading UNKNOWN = new Trading(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A stock of which nothing is known. */
    public static StockListing unknown(String code) {
        return new StockListing(
                code, Optional.empty(), Optional.empty(), Trading.UNKNOWN, false, Optional.empty(), Optional.empty());
    }

    /** First day of trading; empty when not known. */
    public Optional<LocalDate> listedOn() {
        return listed.map(Known::day);
    }

    /** First day without trading for good; empty while it is listed, and when not known. */
    public Optional<LocalDate> delistedOn() {
        return delisted.map(Known::day);
    }

    /** Whether somebody said that trading is suspended. */
    public boolean isHalted() {
        return trading.halted().orElse(false);
    }

    /** Whether KIS said that Nextrade does not trade the stock, or has suspended it. */
    public boolean isKeptFromNextrade() {
        return !trading.onNextrade().orElse(true) || trading.nextradeHalted().orElse(false);
    }

    /** Whether the stock was listed on a day, as far as is known: true when neither date speaks against it. */
    public boolean isListedOn(LocalDate day) {
        return listedOn().map(first -> !day.isBefore(first)).orElse(true)
                && delistedOn().map(day::isBefore).orElse(true);
    }

    /** The first day that is worth a question: {@code from}, or the listing when that is later. */
    public LocalDate boundFrom(LocalDate from) {
        return listedOn().filter(from::isBefore).orElse(from);
    }

    /** The last day that is worth a question: {@code to}, or the last day before the delisting when that is earlier. */
    public LocalDate boundTo(LocalDate to) {
        return delistedOn().map(day -> day.minusDays(1)).filter(to::isAfter).orElse(to);
    }
}
