package io.github.kisroutes.collection.plan;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What runs before have left to read again; every run takes it along. */
final class DueObligations {
    private final Map<String, List<Obligation>> open;
    private final List<PriceBasis> series;

    private DueObligations(Map<String, List<Obligation>> open, List<PriceBasis> series) {
        this.open = open;
        this.series = series;
    }

    /**
     * What is owed and due.
     *
     * @param codes the stocks; all when there are none
     * @param series those that this installation collects
     * @param session the session day of the run
     */
    static DueObligations of(
            SeriesLedger ledger, Collection<String> codes, List<PriceBasis> series, LocalDate session) {
        return new DueObligations(
                ledger.obligations().open(codes).stream()
                        .filter(owed -> !owed.dueOn().isAfter(session) && series.contains(owed.basis()))
                        .collect(Collectors.groupingBy(Obligation::code)),
                series);
    }

    /** The stocks that something is owed of. */
    Collection<String> codes() {
        return open.keySet();
    }

    /** What is owed of a stock; a beginning is asked for with other first days than before. */
    PendingRanges of(String code) {
        PendingRanges all = PendingRanges.NOTHING;
        for (Obligation owed : open.getOrDefault(code, List.of())) {
            DateWindow days = owed.kind() == ObligationKind.BEGINNING
                    ? new DateWindow(
                            owed.days().from().minusDays(1), owed.days().to())
                    : owed.days();
            all = all.plus(new Question(owed.basis(), days));
        }
        return all;
    }
}
