package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.EditableCandles;
import io.github.kisroutes.simulator.market.Listing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the master files list and search-stock-info tells: the stocks of the market as it is now, and what a test has added or
 * changed. A stock that {@link EditableCandles} lists, renames or delists appears, is renamed or disappears here too.
 */
public final class Listings {

    private static final LocalDate EXCHANGE_OPENED = LocalDate.of(1956, 3, 3);
    private static final LocalDate FAR = LocalDate.of(2999, 12, 31);

    private final EditableCandles candles;
    private final Clock clock;
    private final Map<String, UnaryOperator<Listing>> changes = new LinkedHashMap<>();
    private final Map<String, Listing> added = new LinkedHashMap<>();

    Listings(EditableCandles candles, Clock clock) {
        this.candles = candles;
        this.clock = clock;
    }

    /** Changes the line of a stock, on top of what was changed before. */
    public synchronized void change(String code, UnaryOperator<Listing> change) {
        changes.merge(code, change, (before, after) -> listing -> after.apply(before.apply(listing)));
    }

    /** Adds something that has no candles: an ETF, say. */
    public synchronized void add(Listing listing) {
        added.put(listing.code(), listing);
    }

    /** Everything that a board lists today, in the order of the market. */
    synchronized List<Listing> of(String board) {
        LocalDate today = LocalDate.now(clock.withZone(DailyCandlesEndpoint.SEOUL));
        List<Listing> all = new ArrayList<>();
        candles.codes().forEach(code -> all.add(listing(code)));
        added.values().forEach(all::add);
        return all.stream()
                .map(this::changed)
                .filter(listing -> listing.board().equals(board))
                .filter(listing -> listing.standing()
                        .delisted()
                        .filter(end -> !end.isAfter(today))
                        .isEmpty())
                .toList();
    }

    /** A stock that is or was listed; empty for a code that nobody knows. */
    synchronized Optional<Listing> find(String code) {
        return Optional.ofNullable(added.get(code))
                .or(() -> candles.name(code).map(name -> listing(code)))
                .map(this::changed);
    }

    private Listing changed(Listing listing) {
        return changes.getOrDefault(listing.code(), same -> same).apply(listing);
    }

    private Listing listing(String code) {
        List<DayBar> bars = candles.bars(Series.adjusted(code), EXCHANGE_OPENED, FAR);
        Listing stock = Listing.stock(
                        code,
                        candles.name(code).orElse(""),
                        candles.board(code),
                        bars.isEmpty() ? EXCHANGE_OPENED : bars.get(0).date())
                .withNextrade(onNextrade(code), false);
        stock = candles.delistedOn(code).map(stock::withDelisted).orElse(stock);
        return bars.isEmpty()
                ? stock
                : stock.withBasePrice(bars.get(bars.size() - 1).close());
    }

    private boolean onNextrade(String code) {
        return !candles.bars(new Series(code, "NX", true), EXCHANGE_OPENED, FAR).isEmpty();
    }
}
