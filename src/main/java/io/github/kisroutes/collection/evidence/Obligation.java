package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;

/**
 * Days of one series that have to be read again; a row of the table {@code obligation}.
 *
 * @param code short code of the stock
 * @param basis adjusted or raw prices
 * @param kind why, in one word
 * @param days from the first to the last of them
 * @param reason why, for a person
 * @param dueOn from this session day on they are read again
 */
public record Obligation(
        String code, PriceBasis basis, ObligationKind kind, DateWindow days, String reason, LocalDate dueOn) {

    /** The reason of a row of a day that no other stock has; nothing else that has changed is joined with it. */
    public static final String LONE = "no other stock has a row of this day";

    /** Whether a row is in doubt because no other stock has one of its day. */
    public boolean isLone() {
        return kind == ObligationKind.CHANGED && reason.equals(LONE);
    }

    /** The same for other days. */
    Obligation of(DateWindow others) {
        return new Obligation(code, basis, kind, others, reason, dueOn);
    }

    /** Whether both are about the same days for the same reason, at least in part or side by side. */
    boolean joins(Obligation other) {
        return isLike(other)
                && !days.from().isAfter(other.days.to().plusDays(1))
                && !other.days.from().isAfter(days.to().plusDays(1));
    }

    private boolean isLike(Obligation other) {
        return code.equals(other.code) && basis == other.basis && kind == other.kind && isLone() == other.isLone();
    }

    /** For the summary of a run: {@code ADJUSTED 20250101..20250523, BASE: why}. */
    @Override
    public String toString() {
        return basis + " " + days + ", " + kind + ": " + reason;
    }
}
