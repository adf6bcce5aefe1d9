package io.github.kisroutes.collection;

import io.github.kisroutes.candle.Basis;
import io.github.kisroutes.candle.DateWindow;

/**
 * Days of one series of a stock, to be asked for.
 *
 * @param basis adjusted or raw prices
 * @param days at most 100 trading days of them come in one answer
 */
public record Question(Basis basis, DateWindow days) {
    /** As it stands in {@code collection_item.remaining}: {@code ADJUSTED 20250101..20250523}. */
    @Override
    public String toString() {
        return basis + " " + days;
    }
}
