package io.github.kisroutes.instrument.listing;

import io.github.kisroutes.instrument.listing.StockListing.Trading;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a question to search-stock-info.
 *
 * @param state whether KIS answered
 * @param listedOn first day of trading; empty when the answer had none that can be believed
 * @param delistedOn first day without trading for good; empty while it is listed, and when no such day can be believed
 * @param trading how it is traded
 * @param text what came, in words for a person, without a secret
 */
record StockInfo(
        State state, Optional<LocalDate> listedOn, Optional<LocalDate> delistedOn, Trading trading, String text) {

    /** What can come of a question. */
    enum State {
        ANSWERED,
        /** KIS says that there is no such code. */
        UNKNOWN_CODE,
        /** There was no answer, or none that can be believed. */
        FAILED
    }

    static StockInfo answered(Optional<LocalDate> listedOn, Optional<LocalDate> delistedOn, Trading trading) {
        String text = Stream.of(
                        listedOn.map(day -> "listed " + day).orElse("no listing date"),
                        delistedOn.map(day -> "delisted " + day).orElse("not delisted"),
                        "halted " + word(trading.halted()),
                        "on Nextrade " + word(trading.onNextrade()),
                        "halted there " + word(trading.nextradeHalted()))
                .collect(Collectors.joining(", "));
        return new StockInfo(State.ANSWERED, listedOn, delistedOn, trading, text);
    }

    static StockInfo unknownCode() {
        return none(State.UNKNOWN_CODE, "KIS does not know this code");
    }

    static StockInfo failed(String why) {
        return none(State.FAILED, why);
    }

    /** Whether another outcome was the same, whatever the words. */
    boolean says(StockInfo other) {
        return state == other.state
                && listedOn.equals(other.listedOn)
                && delistedOn.equals(other.delistedOn)
                && trading.equals(other.trading);
    }

    private static StockInfo none(State state, String text) {
        return new StockInfo(state, Optional.empty(), Optional.empty(), Trading.UNKNOWN, text);
    }

    private static String word(Optional<Boolean> flag) {
        return flag.map(said -> said ? "yes" : "no").orElse("unknown");
    }
}
