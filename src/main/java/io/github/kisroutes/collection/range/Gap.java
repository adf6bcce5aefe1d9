package io.github.kisroutes.collection.range;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Days without a row between two rows of one answer.
 *
 * @param days from the first to the last of them
 * @param before the last row before them
 * @param after the first row after them
 */
public record Gap(DateWindow days, Candle before, Candle after) {
    /**
     * The gaps of an answer; days at its edges have no row on both sides and are none.
     *
     * @param missing the days that it lacks
     */
    public static List<Gap> in(CandlePage page, NavigableSet<LocalDate> missing) {
        List<Gap> gaps = new ArrayList<>();
        Optional<Candle> before = Optional.empty();
        for (Candle candle : page.candles()) {
            if (before.isPresent()) {
                NavigableSet<LocalDate> between =
                        missing.subSet(before.get().tradeDate(), false, candle.tradeDate(), false);
                if (!between.isEmpty()) {
                    gaps.add(new Gap(new DateWindow(between.first(), between.last()), before.get(), candle));
                }
            }
            before = Optional.of(candle);
        }
        return gaps;
    }

    /** Whether the gap lies inside some days. */
    public boolean isIn(DateWindow others) {
        return others.contains(days.from()) && others.contains(days.to());
    }

    /** Whether the price stood where it stood before: what KIS says of the close before the later row is the earlier one's. */
    public boolean isPriceUnmoved() {
        return after.marks().isMarked()
                || after.change()
                        .value()
                        .filter(change -> after.close().subtract(change).compareTo(before.close()) == 0)
                        .isPresent();
    }
}
