package io.github.kisroutes.ratelimit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What this process knows of the level that the broker grants. It goes down as soon as refusals say so, and up by one step
 * at a time: whoever lowered it on a first suspicion tries soon (it may have been a server's bad moment), everybody else
 * when the hold is over.
 *
 * @param level as in the store, empty for the configured ceiling
 * @param climbingFrom the level that this process itself has set and may raise without waiting for the end of the hold
 */
record GrantedLimit(Optional<QuotaLevel> level, Optional<Instant> climbingFrom) {
    static final GrantedLimit UNKNOWN = new GrantedLimit(Optional.empty(), Optional.empty());

    /** Calls per second, at most the ceiling. */
    int perSecond(int ceiling) {
        return level.map(known -> Math.min(known.perSecond(), ceiling)).orElse(ceiling);
    }

    /**
     * What holds from now on.
     *
     * @param stored what the store says now
     * @param refusedTo the level that refused calls have shown to this process, if any
     * @param proven whether this process has used the present level long enough without being refused
     */
    static GrantedLimit next(
            GrantedLimit known,
            Optional<QuotaLevel> stored,
            OptionalInt refusedTo,
            boolean proven,
            int ceiling,
            Instant now) {
        GrantedLimit current = new GrantedLimit(stored, known.climbingFrom.filter(from -> stored.map(QuotaLevel::since)
                .filter(from::equals)
                .isPresent()));
        if (refusedTo.isPresent() && refusedTo.getAsInt() < current.perSecond(ceiling)) {
            return current.lowered(refusedTo.getAsInt(), now);
        }
        return proven && current.mayRise(now) ? current.risen(ceiling, now) : current;
    }

    /** The same without a store: what refused calls say is believed, and nothing is raised. */
    GrantedLimit lowered(int perSecond, Instant now) {
        boolean suspicion = !level.map(QuotaLevel::raised).orElse(false);
        QuotaLevel lower =
                level.map(known -> known.lowered(perSecond, now)).orElseGet(() -> QuotaLevel.found(perSecond, now));
        return new GrantedLimit(Optional.of(lower), suspicion ? Optional.of(now) : Optional.empty());
    }

    private boolean mayRise(Instant now) {
        return level.filter(known -> climbingFrom.isPresent() || !now.isBefore(known.nextTry()))
                .isPresent();
    }

    private GrantedLimit risen(int ceiling, Instant now) {
        QuotaLevel known = level.orElseThrow();
        if (known.perSecond() >= ceiling) {
            return known.raised() ? UNKNOWN : this;
        }
        return new GrantedLimit(Optional.of(known.oneMore(now)), Optional.of(now));
    }
}
