package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Comparison;
import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.outcome.Reread;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.SymbolQuestion;
import io.github.kisroutes.market.PriceBasis;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Writes down which rows an answer casts doubt on, in the transaction that stores it. */
final class DoubtLedger {
    private final SeriesLedger ledger;
    private final Clock clock;

    DoubtLedger(SeriesLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Notes what an answer casts doubt on: the rows are not final, and stand to be read again.
     *
     * @param page the days of the answer
     */
    Doubt note(SymbolQuestion asked, Comparison comparison, Question page, LocalDate today) {
        Series series = new Series(asked.item().code(), page.basis());
        NavigableSet<LocalDate> disagreement = comparison.disagreement();
        if (disagreement.isEmpty()) {
            return Doubt.NONE;
        }
        List<Obligation> owed = new ArrayList<>();
        PendingRanges history = PendingRanges.NOTHING;
        Optional<LocalDate> broken =
                comparison.breaks().stream().reduce((first, last) -> first.isAfter(last) ? first : last);
        if (broken.isPresent() && series.basis() == PriceBasis.ADJUSTED) {
            history = otherDays(series, page.days());
            String reason = "a price of " + broken.get() + " has changed";
            history.ranges()
                    .forEach(range -> owed.add(obligation(series, ObligationKind.BASE, range.days(), reason, today)));
            ledger.states().onTwoBases(series.code(), series.basis(), clock.instant());
        }
        String why = why(comparison);
        disagreement.forEach(
                day -> owed.add(obligation(series, ObligationKind.CHANGED, new DateWindow(day, day), why, today)));
        ledger.obligations().owe(owed, asked.item().run().id());
        owed.forEach(each -> ledger.candles().doubt(series, each.days()));
        return new Doubt(
                history,
                PendingRanges.of(List.of(series.basis()), new DateWindow(disagreement.first(), disagreement.last())),
                broken);
    }

    /**
     * An answer that was compared with none of the rows that were stored before: its own are in doubt until one is.
     *
     * @param complete whether it lacks nothing that would be asked for again; then the rows stored before are in doubt, too
     */
    void oweUnmet(SymbolQuestion asked, Question page, boolean complete, LocalDate today) {
        Series series = new Series(asked.item().code(), page.basis());
        PendingRanges days = PendingRanges.of(List.of(page.basis()), page.days());
        if (complete) {
            days = days.plus(otherDays(series, page.days()));
        }
        String reason = "no row that was stored before could be compared with its answer";
        List<Obligation> owed = days.ranges().stream()
                .map(range -> obligation(series, ObligationKind.BASE, range.days(), reason, today))
                .toList();
        ledger.obligations().owe(owed, asked.item().run().id());
        owed.forEach(each -> ledger.candles().doubt(series, each.days()));
    }

    /** The stored days of a series outside an answer. */
    private PendingRanges otherDays(Series series, DateWindow page) {
        return ledger.candles()
                .stored(series)
                .map(all -> PendingRanges.of(List.of(series.basis()), all).minus(new Question(series.basis(), page)))
                .orElse(PendingRanges.NOTHING);
    }

    private static String why(Comparison comparison) {
        if (!comparison.lost().isEmpty()) {
            return "a day with trades came back without any: " + comparison.lost();
        }
        return comparison.breaks().isEmpty()
                ? "volume or turnover of " + comparison.changed() + " has changed"
                : "prices of " + comparison.breaks() + " are others now";
    }

    private static Obligation obligation(
            Series series, ObligationKind kind, DateWindow days, String reason, LocalDate today) {
        return new Obligation(series.code(), series.basis(), kind, days, reason, today);
    }

    /** A corporate action may have moved the days before it: they are in doubt until they were read again. */
    void oweHistory(SymbolQuestion asked, Reread reread, LocalDate today) {
        Series series = new Series(asked.item().code(), PriceBasis.ADJUSTED);
        List<Obligation> owed = reread.history().ranges().stream()
                .map(range -> obligation(series, ObligationKind.BASE, range.days(), reread.reason(), today))
                .toList();
        ledger.obligations().owe(owed, asked.item().run().id());
        owed.forEach(each -> ledger.candles().doubt(series, each.days()));
    }
}
