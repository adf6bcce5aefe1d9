package io.github.kisroutes.collection.ledger;

import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.Obligations;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.market.Seoul;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Days without a complete answer outlive the run that asked for them. */
final class UnansweredDays {
    private final Obligations obligations;
    private final Clock clock;

    UnansweredDays(Obligations obligations, Clock clock) {
        this.obligations = obligations;
        this.clock = clock;
    }

    /** What a symbol has left is to be asked by whichever run comes next. */
    void owe(SymbolItem item, PendingRanges remaining, SymbolFailure trouble) {
        obligations.owe(unanswered(item, remaining, trouble), item.run().id());
    }

    /** The same for all symbols of a run that were never asked for. */
    void oweAll(CollectionRun run, SymbolFailure trouble) {
        obligations.owe(
                run.items().stream()
                        .filter(item -> item.outcome().isEmpty())
                        .flatMap(item -> unanswered(item, item.progress().remaining(), trouble).stream())
                        .toList(),
                run.id());
    }

    private List<Obligation> unanswered(SymbolItem item, PendingRanges remaining, SymbolFailure trouble) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Seoul.ZONE);
        return remaining.ranges().stream()
                .map(range -> new Obligation(
                        item.code(),
                        range.basis(),
                        ObligationKind.UNANSWERED,
                        range.days(),
                        trouble.code() + ", " + trouble.text(),
                        today))
                .toList();
    }
}
