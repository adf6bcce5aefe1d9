package io.github.kisroutes.ratelimit.estimate;

import java.time.Duration;
import java.time.Instant;

/**
 * A level of the broker's quota that was found because it refused calls above it. Where there is none, the configured
 * limit holds.
 *
 * @param perSecond calls per second
 * @param since when it was set, by the store's clock
 * @param hold how long it is kept before more is tried
 * @param raised whether it is more than what held before, and is being tried
 * @param former while it is being tried, the level to go back to; otherwise one above it that held for long and is worth another
 *     try, or 0
 */
public record QuotaLevel(int perSecond, Instant since, Duration hold, boolean raised, int former) {
    private static final Duration FIRST_HOLD = Duration.ofMinutes(15);
    private static final Duration LONGEST_HOLD = Duration.ofHours(24);

    /**
     * One that holds.
     *
     * @param former the level that held for long until now, or 0
     */
    public static QuotaLevel found(int perSecond, Instant now, int former) {
        return new QuotaLevel(perSecond, now, FIRST_HOLD, false, former);
    }

    /**
     * After refusals of a level that was tried: back to the one that held. If only one call more was tried, it is certain now, and
     * the next try is twice as far away.
     */
    public QuotaLevel takenBack(Instant now) {
        if (former < perSecond - 1) {
            return found(former, now, 0);
        }
        Duration twice = hold.multipliedBy(2);
        return new QuotaLevel(former, now, twice.compareTo(LONGEST_HOLD) < 0 ? twice : LONGEST_HOLD, false, 0);
    }

    /** More is tried: the former level, or one call more. After a try that met no refusal the hold is the first again. */
    public QuotaLevel risen(Instant now) {
        int more = isSuspicion() ? former : perSecond + 1;
        return new QuotaLevel(more, now, raised ? FIRST_HOLD : hold, true, perSecond);
    }

    /** The same, set at {@code now} at the latest. */
    public QuotaLevel setBy(Instant now) {
        return since.isAfter(now) ? new QuotaLevel(perSecond, now, hold, raised, former) : this;
    }

    /** Whether the level before it held for long, so that this one may come from the broker's bad moment. */
    public boolean isSuspicion() {
        return !raised && former > perSecond;
    }

    /** Whether more was tried and refused, so that it was no bad moment of a server. */
    public boolean isConfirmed() {
        return !raised && hold.compareTo(FIRST_HOLD) > 0;
    }

    /** When anybody may try one call more per second. */
    public Instant nextTry() {
        return since.plus(hold);
    }
}
