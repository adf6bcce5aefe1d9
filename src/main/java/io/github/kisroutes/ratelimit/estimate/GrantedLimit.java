package io.github.kisroutes.ratelimit.estimate;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What this process knows of the level that the broker grants. It goes down as soon as refusals say so. If the level before it
 * had held for long, that one is tried again soon, because it may have been the broker's bad moment. After that it goes up by
 * one step at a time: whoever set it tries soon, everybody else when the hold is over.
 *
 * @param level as in the store, empty for the configured limit
 * @param climbingFrom the level that this process itself has set and may raise without waiting for the end of the hold
 */
public record GrantedLimit(Optional<QuotaLevel> level, Optional<Instant> climbingFrom) {
    /** The configured limit holds. */
    public static final GrantedLimit UNKNOWN = new GrantedLimit(Optional.empty(), Optional.empty());

    /** The former level is tried again when so many periods' worth of calls had to wait for their turn and none was refused. */
    private static final int CALM_PERIODS = 2;

    /** One step more is tried after so many; and a level that was used for so long has held for long. */
    private static final int PROOF_PERIODS = 5;

    /** Calls per second, at most what is configured. */
    public int perSecond(int configured) {
        return level.map(known -> Math.min(known.perSecond(), configured)).orElse(configured);
    }

    /**
     * What holds from now on.
     *
     * @param stored what the store says now
     * @param refusedTo the level that refused calls have shown to this process, if any
     * @param usedPeriods for how many periods' worth of calls this process has used the present level
     * @param calmPeriods how many of them there were since the last refusal
     */
    public static GrantedLimit next(
            GrantedLimit known,
            Optional<QuotaLevel> stored,
            OptionalInt refusedTo,
            int usedPeriods,
            int calmPeriods,
            int configured,
            Instant now) {
        GrantedLimit current = new GrantedLimit(stored, known.climbingFrom.filter(from -> stored.map(QuotaLevel::since)
                .filter(from::equals)
                .isPresent()));
        if (refusedTo.isPresent() && refusedTo.getAsInt() < current.perSecond(configured)) {
            return current.lowered(refusedTo.getAsInt(), usedPeriods, configured, now);
        }
        return current.mayRise(calmPeriods, now) ? current.risen(configured, now) : current;
    }

    private GrantedLimit lowered(int refusedTo, int usedPeriods, int configured, Instant now) {
        if (isTrial()) {
            QuotaLevel back = level.orElseThrow().takenBack(now);
            return new GrantedLimit(Optional.of(back), back.isConfirmed() ? Optional.empty() : Optional.of(now));
        }
        int suspected =
                level.filter(QuotaLevel::isSuspicion).map(QuotaLevel::former).orElse(0);
        int former = usedPeriods >= PROOF_PERIODS ? perSecond(configured) : suspected;
        return new GrantedLimit(Optional.of(QuotaLevel.found(refusedTo, now, former)), Optional.of(now));
    }

    /** Whether a level is being tried that may be too high. */
    public boolean isTrial() {
        return level.filter(QuotaLevel::raised).isPresent();
    }

    private boolean mayRise(int calmPeriods, Instant now) {
        boolean calm = calmPeriods >= CALM_PERIODS
                && level.filter(QuotaLevel::isSuspicion).isPresent();
        boolean mayClimb = climbingFrom.isPresent()
                || level.filter(known -> !now.isBefore(known.nextTry())).isPresent();
        return level.isPresent() && (calm || mayClimb && calmPeriods >= PROOF_PERIODS);
    }

    private GrantedLimit risen(int configured, Instant now) {
        QuotaLevel known = level.orElseThrow();
        if (known.perSecond() >= configured) {
            return known.raised() ? UNKNOWN : this;
        }
        return new GrantedLimit(Optional.of(known.risen(now)), Optional.of(now));
    }
}
