package io.github.kisroutes.collection.plan;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.SeriesDay;
import io.github.kisroutes.market.PriceBasis;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows that nobody has read a second time, although they are due: in a program without a settling run the old days without
 * trade of a backfill. They are in doubt, so every run takes them along.
 */
final class OverdueRows {
    private final Map<String, PendingRanges> overdue;

    private OverdueRows(Map<String, PendingRanges> overdue) {
        this.overdue = overdue;
    }

    /**
     * What is overdue.
     *
     * @param codes the stocks of the run
     * @param series those that this installation collects
     */
    static OverdueRows of(CandleDays days, Collection<String> codes, List<PriceBasis> series) {
        return new OverdueRows(days.overdue(codes).stream()
                .filter(day -> series.contains(day.series().basis()))
                .collect(Collectors.groupingBy(
                        day -> day.series().code(),
                        Collectors.collectingAndThen(
                                Collectors.mapping(OverdueRows::question, Collectors.toList()),
                                questions -> new PendingRanges(questions).joined(SettlePlan.WINDOW_DAYS)))));
    }

    private static Question question(SeriesDay day) {
        return new Question(day.series().basis(), new DateWindow(day.day(), day.day()));
    }

    /** What is overdue of a stock. */
    PendingRanges of(String code) {
        return overdue.getOrDefault(code, PendingRanges.NOTHING);
    }
}
