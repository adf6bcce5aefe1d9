package io.github.kisroutes.demo;

import io.github.kisroutes.demo.CandleSource.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the master files list: the stocks of the market as it is now, and what a test has added or changed. A stock that
 * {@link EditableCandles} lists, renames or delists appears, is renamed or disappears here too.
 */
public final class Listings {

    private static final LocalDate EXCHANGE_OPENED = LocalDate.of(1956, 3, 3);
    private static final LocalDate FAR = LocalDate.of(2999, 12, 31);

    private final CandleSource candles;
    private final Map<String, UnaryOperator<Listing>> changes = new LinkedHashMap<>();
    private final Map<String, Listing> added = new LinkedHashMap<>();

    Listings(CandleSource candles) {
        this.candles = candles;
    }

    /** Changes the line of a stock, on top of what was changed before. */
    public synchronized void change(String code, UnaryOperator<Listing> change) {
        changes.merge(code, change, (before, after) -> listing -> after.apply(before.apply(listing)));
    }

    /** Adds something that has no candles: an ETF, say. */
    public synchronized void add(Listing listing) {
        added.put(listing.code(), listing);
    }

    /** Everything that a board lists, in the order of the market. */
    synchronized List<Listing> of(String board) {
        List<Listing> all = new ArrayList<>();
        candles.codes().forEach(code -> all.add(listing(code)));
        added.values().forEach(all::add);
        return all.stream()
                .map(listing ->
                        changes.getOrDefault(listing.code(), same -> same).apply(listing))
                .filter(listing -> listing.board().equals(board))
                .toList();
    }

    private Listing listing(String code) {
        List<DayBar> bars = candles.bars(Series.adjusted(code), EXCHANGE_OPENED, FAR);
        Listing stock = Listing.stock(
                code,
                candles.name(code).orElse(""),
                candles.board(code),
                bars.isEmpty() ? EXCHANGE_OPENED : bars.get(0).date());
        return bars.isEmpty()
                ? stock
                : stock.withBasePrice(bars.get(bars.size() - 1).close());
    }
}
