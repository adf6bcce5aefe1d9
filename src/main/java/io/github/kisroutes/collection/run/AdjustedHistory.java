package io.github.kisroutes.collection.run;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.CorporateActions;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.outcome.Reread;
import io.github.kisroutes.collection.outcome.StoredRows;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Notices a corporate action. It rewrites all earlier adjusted rows at the broker, volume included, so the whole history has
 * to be read again.
 */
public final class AdjustedHistory {
    private final CandleDays days;
    private final StoredCandles candles;
    private final CorporateActions actions;
    private final String market;

    public AdjustedHistory(CandleDays days, StoredCandles candles, CorporateActions actions, String market) {
        this.days = days;
        this.candles = candles;
        this.actions = actions;
        this.market = market;
    }

    /** Whether a page, stored in the transaction of this thread, has a mark that nobody has noticed yet. */
    public Optional<Reread> after(SymbolItem item, SymbolProgress progress, CandlePage page, StoredRows written) {
        List<Candle> marked = page.candles().stream()
                .filter(candle -> candle.marks().isMarked())
                .toList();
        boolean isNew = actions.record(item.code(), market, item.run().id(), marked) > 0;
        if (!isNew
                || page.basis() != PriceBasis.ADJUSTED
                || !progress.rereadReason().isBlank()
                || written.fresh() + written.changed() == 0) {
            return Optional.empty();
        }
        return marked(item, new Series(item.code(), PriceBasis.ADJUSTED), page);
    }

    /**
     * A mark counts once: on the day on which its row is new, or has changed. It moves the days before it, so one among days
     * that are all read now (the start of a longer history) tells nothing of those that are stored.
     */
    private Optional<Reread> marked(SymbolItem item, Series series, CandlePage page) {
        Map<LocalDate, Candle> marked = page.candles().stream()
                .filter(candle -> candle.marks().isMarked())
                .collect(Collectors.toMap(Candle::tradeDate, Function.identity()));
        return marked.isEmpty()
                ? Optional.empty()
                : days.ofRun(item.run().id(), series, marked.keySet()).stream()
                        .max(Comparator.naturalOrder())
                        .flatMap(day -> history(item, series)
                                .filter(all -> all.ranges().stream()
                                        .anyMatch(range -> range.days().from().isBefore(day)))
                                .map(all -> new Reread(
                                        day + " is marked: " + marked.get(day).marks(), all)));
    }

    /** What is stored and not read by this run anyway. */
    private Optional<PendingRanges> history(SymbolItem item, Series series) {
        return candles.stored(series)
                .map(stored -> PendingRanges.of(List.of(series.basis()), stored).minus(item.planned()))
                .filter(history -> !history.isEmpty());
    }
}
