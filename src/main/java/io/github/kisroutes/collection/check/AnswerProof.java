package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Comparison;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.Obligations;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.ItemEvidence;
import io.github.kisroutes.collection.run.SymbolQuestion;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** Which rows are proven because two answers agree. */
final class AnswerProof {
    private static final Set<ObligationKind> BASE = EnumSet.of(ObligationKind.BASE);
    private static final Set<ObligationKind> CHANGED = EnumSet.of(ObligationKind.CHANGED);

    private final StoredCandles candles;
    private final Obligations obligations;
    private final Function<Instant, LocalDate> settledAt;
    private final Clock clock;

    /** @param settledAt up to which day a row could no longer move at a moment */
    AnswerProof(SeriesLedger series, Function<Instant, LocalDate> settledAt, Clock clock) {
        this.candles = series.candles();
        this.obligations = series.obligations();
        this.settledAt = settledAt;
        this.clock = clock;
    }

    /**
     * Proves the rows of an answer and of those that it agrees with, or keeps the answer until one comes that agrees with it.
     *
     * @param days from the first to the last day of the answer
     * @param unmet whether no answer of this run was compared with a row that was stored before it
     */
    void of(SymbolQuestion asked, DateWindow days, boolean unmet) {
        ItemEvidence evidence = asked.item().evidence();
        Set<LocalDate> told = evidence.toldBy(asked);
        Comparison comparison = evidence.of(asked.question()).comparison();
        Series series = new Series(asked.item().code(), asked.question().basis());
        if (!comparison.isProven() || !evidence.isAnchored(series.basis())) {
            evidence.isAlone(new ItemEvidence.Alone(series.basis(), days, told, comparison.breaks(), unmet));
            return;
        }
        if (evidence.of(asked.question()).rebased()) {
            prove(series, told);
        }
        evidence.provenBy(series.basis(), comparison.fits()).forEach(other -> agreed(asked, series, other));
    }

    /**
     * Two answers of this run agree. Prices that are others than before are believed now where KIS says why; without a reason
     * they wait for a run at another time, for an hour of wrong answers agrees with itself.
     */
    private void agreed(SymbolQuestion asked, Series series, ItemEvidence.Alone answer) {
        if (answer.breaks().isEmpty() || asked.item().evidence().isExplained(answer.breaks())) {
            answer.breaks()
                    .forEach(day -> obligations.met(series.code(), series.basis(), new DateWindow(day, day), CHANGED));
            if (answer.unmet()) {
                obligations.met(series.code(), series.basis(), answer.days(), BASE);
            }
            prove(series, answer.told());
        }
    }

    private void prove(Series series, Set<LocalDate> days) {
        candles.prove(series, days, settledAt.apply(clock.instant()));
    }
}
