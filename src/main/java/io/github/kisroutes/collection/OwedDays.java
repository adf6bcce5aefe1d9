package io.github.kisroutes.collection;

import io.github.kisroutes.candle.Basis;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.ledger.Obligation;
import io.github.kisroutes.collection.ledger.ObligationKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What runs before have left to read again; every run takes it along. */
final class OwedDays {
    private final Map<String, List<Obligation>> open;
    private final List<Basis> series;

    private OwedDays(Map<String, List<Obligation>> open, List<Basis> series) {
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
    static OwedDays of(SeriesLedger ledger, Collection<String> codes, List<Basis> series, LocalDate session) {
        return new OwedDays(
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
    Remaining of(String code) {
        Remaining all = Remaining.NOTHING;
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
