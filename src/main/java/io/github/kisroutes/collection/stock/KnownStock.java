package io.github.kisroutes.collection.stock;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Resolution;
import io.github.kisroutes.collection.evidence.SeriesState;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a stock besides its rows: when it was listed, where its series begin, what is in order although it looks
 * wrong.
 *
 * @param listing empty when nobody told
 * @param series what is known of each of its series
 * @param resolutions what was said of its days
 */
public record KnownStock(Optional<KnownListing> listing, List<SeriesState> series, List<Resolution> resolutions) {
    /** Nothing is known. */
    static final KnownStock UNKNOWN = new KnownStock(Optional.empty(), List.of(), List.of());

    /** A listing date may be that of a move to another market: rows so many days before it would show. */
    private static final int DAYS_BEFORE_LISTING = 30;

    /** First day on which a row must exist, where there is evidence for it. */
    public Optional<LocalDate> beginning(PriceBasis basis) {
        return listing.flatMap(KnownListing::listedOn).or(() -> state(basis).flatMap(SeriesState::provenBeginning));
    }

    /** What an answer has shown of a series. */
    public Optional<SeriesState> state(PriceBasis basis) {
        return series.stream().filter(each -> each.basis() == basis).findFirst();
    }

    /** Whether a row of a day is to be expected if the exchange was open and the series has begun. */
    public boolean mayTrade(LocalDate day) {
        return !isEnded(day) && !isResolved(day);
    }

    private boolean isEnded(LocalDate day) {
        return listing.flatMap(KnownListing::delistedOn)
                .filter(gone -> !day.isBefore(gone))
                .isPresent();
    }

    /** Whether somebody said why there is no row of a day, or why it is as it is. */
    public boolean isResolved(LocalDate day) {
        return resolutions.stream().anyMatch(said -> said.days().contains(day));
    }

    /** Whether the operator said that a row of a day is right although it breaks a rule. */
    public boolean isAccepted(LocalDate day) {
        return resolutions.stream()
                .anyMatch(said -> said.reason() == Resolution.Reason.ACCEPTED
                        && said.days().contains(day));
    }

    /** Without the days on which the stock was not listed. */
    public PendingRanges listed(PendingRanges days) {
        return new PendingRanges(days.ranges().stream()
                .flatMap(range -> within(range.days()).stream().map(part -> new Question(range.basis(), part)))
                .toList());
    }

    /** What is worth asking of a range: not before the listing, and not after its end; empty when nothing is. */
    Optional<DateWindow> within(DateWindow range) {
        Optional<LocalDate> listed = listing.flatMap(KnownListing::listedOn);
        LocalDate from = listed.map(day -> day.minusDays(DAYS_BEFORE_LISTING))
                .filter(range.from()::isBefore)
                .orElse(range.from());
        LocalDate to = listing.flatMap(KnownListing::delistedOn)
                .map(gone -> gone.minusDays(1))
                .filter(range.to()::isAfter)
                .orElse(range.to());
        boolean listedLater = listed.filter(range.to()::isBefore).isPresent();
        return from.isAfter(to) || listedLater ? Optional.empty() : Optional.of(new DateWindow(from, to));
    }
}
