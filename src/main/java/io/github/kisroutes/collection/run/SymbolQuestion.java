package io.github.kisroutes.collection.run;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.range.BlindCut;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.stock.KnownListing;
import java.util.List;
import java.util.stream.Stream;

/**
 * One question about one symbol; the body of {@code routes/kis-collect-window.camel.yaml}.
 *
 * @param item the symbol in its run
 * @param question the days and the series
 */
public record SymbolQuestion(SymbolItem item, Question question) {
    /**
     * What to ask of the days that are left, newest first, in windows; first of all only what meets stored days.
     *
     * @param seamsFirst whether what meets stored days has not been asked yet
     */
    static List<SymbolQuestion> next(SymbolItem item, PendingRanges left, boolean seamsFirst) {
        RunContext run = item.run();
        List<SymbolQuestion> all = left.ranges().stream()
                .flatMap(range -> windows(item, range).stream()
                        .map(days -> new SymbolQuestion(item, new Question(range.basis(), days))))
                .toList();
        if (!seamsFirst) {
            return all;
        }
        List<SymbolQuestion> seams = all.stream()
                .filter(asked -> run.knowledge().isStored(item.code(), asked.question()))
                .toList();
        List<SymbolQuestion> first =
                Stream.concat(seams.stream(), far(item, left, seams)).toList();
        return first.isEmpty() ? all : first;
    }

    /** The nearest stored days, where no question of a series is about any. */
    private static Stream<SymbolQuestion> far(SymbolItem item, PendingRanges left, List<SymbolQuestion> seams) {
        return left.ranges().stream()
                .filter(range ->
                        seams.stream().noneMatch(seam -> seam.question().basis() == range.basis()))
                .flatMap(range -> item.run().knowledge().far(item.code(), range).ranges().stream())
                .distinct()
                .map(day -> new SymbolQuestion(item, day));
    }

    /** Where the trading days are unknown, only a stock of which the listing date is known has no windows before its first row. */
    private static List<DateWindow> windows(SymbolItem item, Question range) {
        KnownDays known = item.run().known();
        DateWindow days = item.run().knowledge().seam(item.code(), range);
        return item.stock().listing().flatMap(KnownListing::listedOn).isPresent() && known.isMostlyUnknown(days)
                ? new BlindCut(known, item.evidence().told(range.basis())).of(days)
                : known.cut(days);
    }

    @Override
    public String toString() {
        return item + ", " + question;
    }
}
