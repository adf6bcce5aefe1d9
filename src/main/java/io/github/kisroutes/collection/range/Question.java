package io.github.kisroutes.collection.range;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.market.PriceBasis;

/**
 * Days of one series of a stock, to be asked for.
 *
 * @param basis adjusted or raw prices
 * @param days at most 100 trading days of them come in one answer
 */
public record Question(PriceBasis basis, DateWindow days) {
    /** Whether no day lies between the two. */
    boolean touches(Question other) {
        return basis == other.basis
                && !days.from().isAfter(other.days.to().plusDays(1))
                && !other.days.from().isAfter(days.to().plusDays(1));
    }

    /** From the first to the last day of both. */
    public Question with(Question other) {
        DateWindow more = other.days;
        return new Question(
                basis,
                new DateWindow(
                        days.from().isBefore(more.from()) ? days.from() : more.from(),
                        days.to().isAfter(more.to()) ? days.to() : more.to()));
    }

    /** As it stands in {@code collection_item.remaining}: {@code ADJUSTED 20250101..20250523}. */
    @Override
    public String toString() {
        return basis + " " + days;
    }
}
