package io.github.kisroutes.collection.stock;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a stock's listing.
 *
 * @param listedOn its first day of trading
 * @param delistedOn the first day on which it is no longer traded
 * @param halted whether its trading is suspended now
 * @param tradedHere false when it is known not to be traded on the market that is collected
 * @param unknown whether KIS does not know the code
 * @param source who said so: {@code STOCK_INFO} or {@code MASTER_FILE}
 */
public record KnownListing(
        Optional<LocalDate> listedOn,
        Optional<LocalDate> delistedOn,
        boolean halted,
        boolean tradedHere,
        boolean unknown,
        String source) {}
