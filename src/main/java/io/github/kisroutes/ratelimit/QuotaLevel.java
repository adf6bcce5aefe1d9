package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * A level of the broker's quota that was found because it refused calls above it. Where there is none, the configured
 * ceiling holds.
 *
 * @param perSecond calls per second
 * @param since when it was set, by the store's clock
 * @param hold how long it is kept before one step more is tried
 * @param raised whether it is one step more that is being tried
 */
record QuotaLevel(int perSecond, Instant since, Duration hold, boolean raised) {
    private static final Duration FIRST_HOLD = Duration.ofMinutes(15);
    private static final Duration LONGEST_HOLD = Duration.ofHours(24);

    /** The first one. */
    static QuotaLevel found(int perSecond, Instant now) {
        return new QuotaLevel(perSecond, now, FIRST_HOLD, false);
    }

    /** After refusals: if they met one step more, that step is taken back, and the next try is twice as far away. */
    QuotaLevel lowered(int refusedTo, Instant now) {
        if (!raised) {
            return found(refusedTo, now);
        }
        Duration twice = hold.multipliedBy(2);
        return new QuotaLevel(perSecond - 1, now, twice.compareTo(LONGEST_HOLD) < 0 ? twice : LONGEST_HOLD, false);
    }

    /** One step more. After a step that met no refusal the hold is the first again. */
    QuotaLevel oneMore(Instant now) {
        return new QuotaLevel(perSecond + 1, now, raised ? FIRST_HOLD : hold, true);
    }

    /** The same, set at {@code now} at the latest. */
    QuotaLevel setBy(Instant now) {
        return since.isAfter(now) ? new QuotaLevel(perSecond, now, hold, raised) : this;
    }

    /** Whether one step more was tried and refused, so that it was no bad moment of a server. */
    boolean isConfirmed() {
        return !raised && hold.compareTo(FIRST_HOLD) > 0;
    }

    /** When anybody may try one step more. */
    Instant nextTry() {
        return since.plus(hold);
    }
}
