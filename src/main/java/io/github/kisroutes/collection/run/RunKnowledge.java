package io.github.kisroutes.collection.run;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.plan.Seam;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.stock.KnownStocks;

/**
 * What a run knows besides the trading days.
 *
 * @param stocks its stocks: when they were listed, what is in order although it looks wrong
 * @param candles what is stored of them
 */
public record RunKnowledge(KnownStocks stocks, StoredCandles candles) {
    /** A range together with the nearest stored day on each side, where no more than a few days lie between. */
    DateWindow seam(String code, Question range) {
        StoredCandles.Neighbours near = candles.neighbours(new Series(code, range.basis()), range.days());
        return Seam.of(range.days(), near);
    }

    /** The nearest stored days of a range that are further away than that. */
    PendingRanges far(String code, Question range) {
        return Seam.far(range, candles.neighbours(new Series(code, range.basis()), range.days()));
    }

    /** Whether a question is about days among which stored ones are. */
    boolean isStored(String code, Question asked) {
        return candles.has(new Series(code, asked.basis()), asked.days());
    }
}
