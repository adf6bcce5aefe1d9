package io.github.kisroutes.collection.check;

import io.github.kisroutes.collection.outcome.Reread;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.run.ItemEvidence;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an answer casts doubt on.
 *
 * @param history the other days of its series, when they may stand on another base
 * @param own its own days that disagree with what was stored; empty when none do
 * @param broken the newest day of which a price has changed
 */
public record Doubt(PendingRanges history, PendingRanges own, Optional<LocalDate> broken) {
    /** Nothing. */
    static final Doubt NONE = new Doubt(PendingRanges.NOTHING, PendingRanges.NOTHING, Optional.empty());

    public boolean isAny() {
        return !own.isEmpty();
    }

    /** The history that has to be read again; in one run only so often, or answers that keep disagreeing would never end. */
    public Optional<Reread> reread(SymbolProgress held, ItemEvidence evidence) {
        boolean first = held.rereadReason().isBlank();
        return history.isEmpty() || !first && !evidence.mayRepeat()
                ? Optional.empty()
                : Optional.of(new Reread("a price of " + broken.orElseThrow() + " has changed", history));
    }
}
