package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.collection.evidence.Comparison;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.evidence.StoredRow;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.ItemEvidence;
import io.github.kisroutes.collection.run.SymbolQuestion;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether the answers of a run have met the rows that were stored before it. Answers that agree with each other alone prove
 * nothing beside such rows: all of them may stand on another base.
 */
final class StoredBase {
    private final StoredCandles candles;

    StoredBase(StoredCandles candles) {
        this.candles = candles;
    }

    /**
     * Notes what an answer was compared with, before it is written.
     *
     * @param owed the days of which the base is in doubt already
     */
    void meet(
            SymbolQuestion asked,
            CandlePage page,
            Map<LocalDate, StoredRow> stored,
            Comparison comparison,
            Predicate<LocalDate> owed) {
        ItemEvidence evidence = asked.item().evidence();
        if (!evidence.hasMetStored(page.basis())
                && candles.stored(new Series(asked.item().code(), page.basis())).isEmpty()) {
            evidence.meetsStored(page.basis());
        }
        Set<LocalDate> compared = page.candles().stream()
                .filter(candle -> stored.containsKey(candle.tradeDate()))
                .filter(candle -> owed.test(candle.tradeDate())
                        || stored.get(candle.tradeDate()).tellsBaseOf(candle))
                .map(Candle::tradeDate)
                .collect(Collectors.toCollection(TreeSet::new));
        compared.addAll(comparison.fits());
        compared.addAll(comparison.breaks());
        evidence.tells(
                asked.question(), page.candles().stream().map(Candle::tradeDate).collect(Collectors.toSet()), compared);
    }
}
