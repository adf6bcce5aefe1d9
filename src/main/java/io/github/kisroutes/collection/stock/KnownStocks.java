package io.github.kisroutes.collection.stock;

import io.github.kisroutes.collection.evidence.Resolution;
import io.github.kisroutes.collection.evidence.Resolutions;
import io.github.kisroutes.collection.evidence.SeriesState;
import io.github.kisroutes.collection.evidence.SeriesStates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of the stocks of one run; read at its beginning, and again of a stock of which more was learned. */
public final class KnownStocks {
    private final Source source;
    private final Map<String, KnownStock> stocks = new ConcurrentHashMap<>();

    private KnownStocks(Source source) {
        this.source = source;
    }

    /**
     * Where it is known from.
     *
     * @param listings the listings of some codes; those that nobody knows are left out
     */
    public record Source(
            Function<Collection<String>, Map<String, KnownListing>> listings,
            SeriesStates states,
            Resolutions resolutions) {
        /** What is known of some stocks now. */
        public KnownStocks of(Collection<String> codes) {
            KnownStocks known = new KnownStocks(this);
            known.read(codes);
            return known;
        }
    }

    private void read(Collection<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        Map<String, KnownListing> listings = source.listings().apply(codes);
        Map<String, List<SeriesState>> states =
                source.states().of(codes).stream().collect(Collectors.groupingBy(SeriesState::code));
        Map<String, List<Resolution>> said =
                source.resolutions().of(codes).stream().collect(Collectors.groupingBy(Resolution::code));
        codes.forEach(code -> stocks.put(
                code,
                new KnownStock(
                        Optional.ofNullable(listings.get(code)),
                        states.getOrDefault(code, List.of()),
                        said.getOrDefault(code, List.of()))));
    }

    /** What is known of a stock. */
    public KnownStock of(String code) {
        return stocks.getOrDefault(code, KnownStock.UNKNOWN);
    }

    /** Reads again what is known of a stock. */
    public void refresh(String code) {
        read(List.of(code));
    }
}
