package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a series begins, as far as any answer has shown; a row of {@code series_state}.
 *
 * @param code short code of the stock
 * @param basis adjusted or raw prices
 * @param beginsOn first day of which KIS has a row; empty while unknown
 * @param evidence from what that is known; empty with {@code beginsOn}
 * @param seenOn session day of the answer that showed it first
 */
public record SeriesState(
        String code,
        PriceBasis basis,
        Optional<LocalDate> beginsOn,
        Optional<Evidence> evidence,
        Optional<LocalDate> seenOn) {

    /** The beginning that nobody has to ask for again. */
    public Optional<LocalDate> provenBeginning() {
        return evidence.filter(Evidence::isEnough).flatMap(enough -> beginsOn);
    }
}
