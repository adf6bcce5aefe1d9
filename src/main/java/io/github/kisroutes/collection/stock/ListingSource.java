package io.github.kisroutes.collection.stock;

import io.github.kisroutes.instrument.listing.StockListing;
import io.github.kisroutes.instrument.listing.StockListings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What search-stock-info and the master files tell of listings, as the runs need it. */
public final class ListingSource implements Function<Collection<String>, Map<String, KnownListing>> {
    private final StockListings listings;
    private final boolean nextrade;

    /** @param nextrade whether the trades of Nextrade are collected, which not every stock has */
    public ListingSource(StockListings listings, boolean nextrade) {
        this.listings = listings;
        this.nextrade = nextrade;
    }

    @Override
    public Map<String, KnownListing> apply(Collection<String> codes) {
        Map<String, KnownListing> known = new HashMap<>();
        listings.known(codes).forEach((code, listing) -> {
            if (listing.source().isPresent() || listing.unknownCode()) {
                known.put(
                        code,
                        new KnownListing(
                                listing.listedOn(),
                                listing.delistedOn(),
                                listing.isHalted(),
                                !nextrade || !listing.isKeptFromNextrade(),
                                listing.unknownCode(),
                                listing.source()
                                        .orElse(StockListing.Source.STOCK_INFO)
                                        .name()));
            }
        });
        return known;
    }
}
