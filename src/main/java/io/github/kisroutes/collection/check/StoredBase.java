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
                .filter(candle -> stored.containsKey(candle.tradeDate()) && !owed.test(candle.tradeDate()))
                .filter(candle -> !stored.get(candle.tradeDate()).quoted())
                .filter(candle -> stored.get(candle.tradeDate()).tellsBaseOf(candle))
                .map(Candle::tradeDate)
                .collect(Collectors.toCollection(TreeSet::new));
        compared.addAll(comparison.fits());
        compared.addAll(comparison.breaks());
        Set<LocalDate> told = days(page);
        comparison.lost().forEach(told::remove); // there the old row stays
        evidence.tells(asked, told, compared, comparison.breaks());
    }

    private static Set<LocalDate> days(CandlePage page) {
        return page.candles().stream().map(Candle::tradeDate).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether rows of a series were stored before that no answer of this run was compared with so far, for the answers lack them:
     * what these told may stand on another base. Rows of which the base is in doubt tell nothing.
     */
    boolean isUnmet(SymbolQuestion asked, CandlePage page) {
        ItemEvidence evidence = asked.item().evidence();
        if (evidence.hasMetStored(page.basis())) {
            return false;
        }
        Set<LocalDate> own = days(page);
        own.addAll(evidence.toldBefore(asked));
        return candles.hasOther(new Series(asked.item().code(), page.basis()), own);
    }
}
