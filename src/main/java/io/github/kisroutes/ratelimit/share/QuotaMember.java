package io.github.kisroutes.ratelimit.share;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.estimate.GrantedLimit;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** This process among all that share a quota: what it knows, what it holds, and how it tells the others. One thread's. */
public final class QuotaMember {
    /** A claim holds this long; a process that was killed is noticed then. */
    static final Duration LEASE = Duration.ofMillis(3300);

    /** The same for a process that is alone: nobody waits for its part, and a busy machine may delay its heartbeat for longer. */
    public static final Duration LONGEST_LEASE = Duration.ofSeconds(6);

    /** A claim that is younger need not be made anew. */
    private static final Duration YOUNG = Duration.ofMillis(350);

    /** Whoever finds the row changed looks again; so often in a row nobody is that unlucky. */
    private static final int MOST_LOOKS = 200;

    private final String name;
    private final CredentialId key;
    private final ConfiguredLimit limit;
    private final SharedRows<SharedQuota> store;
    private final LongSupplier nanos;

    private boolean joined;
    private QuotaShare share;
    private GrantedLimit granted = GrantedLimit.UNKNOWN;
    private long turnsAtLevel;
    private int members = 1;
    private boolean unsettled;
    /** How long the claim held at the moment when the store was last read; the reading was not before its beginning. */
    private Duration leaseLeft = Duration.ZERO;

    /**
     * @param name no other process has the same
     * @param nanos the time of this process
     */
    public QuotaMember(
            String name, CredentialId key, ConfiguredLimit limit, SharedRows<SharedQuota> store, LongSupplier nanos) {
        this.name = name;
        this.key = key;
        this.limit = limit;
        this.store = store;
        this.nanos = nanos;
    }

    /** Whether the others count with this process. */
    public boolean isJoined() {
        return joined;
    }

    /** What the broker seems to grant. */
    public GrantedLimit granted() {
        return granted;
    }

    /** Calls per second that the broker is believed to grant. */
    public int level() {
        return granted.perSecond(limit.perSecond());
    }

    /** Calls per period that this process may make now; 0 before it has joined. */
    public int units() {
        return joined ? share.used() : 0;
    }

    /** Processes that share the quota, this one included. */
    public int members() {
        return members;
    }

    /** Whether something is about to change. */
    public boolean isUnsettled() {
        return unsettled;
    }

    /**
     * How long the part may be used, from before the store was last asked. The use of a claim ends that long before others may use it.
     */
    public Duration usableFor() {
        return leaseLeft.minus(QuotaUse.FORGOTTEN_AFTER);
    }

    /**
     * Tells the others that this process lives, and takes its part.
     *
     * @param refusedTo the level that refusals have shown
     */
    public void beat(OptionalInt refusedTo, QuotaUse use) throws SharedRowsException {
        int usedPeriods = periods(use.waitedTurns() - turnsAtLevel);
        int calmPeriods = periods(use.waitedTurns() - Math.max(turnsAtLevel, use.refusedTurns()));
        for (int look = 0; look < MOST_LOOKS; look++) {
            SharedRows.Reading<SharedQuota> seen = store.read(key);
            SharedQuota quota = seen.row().at(seen.now());
            GrantedLimit next = GrantedLimit.next(
                    granted, quota.level(), refusedTo, usedPeriods, calmPeriods, limit.perSecond(), seen.now());
            if (take(seen, quota, next, use)) {
                if (!next.level().equals(granted.level())) {
                    turnsAtLevel = use.waitedTurns();
                }
                granted = next;
                return;
            }
        }
        throw notKept();
    }

    private int periods(long turns) {
        return (int) (turns / Math.max(1, units()));
    }

    private SharedRowsException notKept() {
        return new SharedRowsException(
                store.name() + " did not keep what was written, " + MOST_LOOKS + " times in a row");
    }

    private boolean take(SharedRows.Reading<SharedQuota> seen, SharedQuota quota, GrantedLimit next, QuotaUse use)
            throws SharedRowsException {
        int units = limit.units(next.perSecond(limit.perSecond()));
        QuotaDivision division = new QuotaDivision(name, quota.others(name), units);
        Duration lease = division.others().isEmpty() ? LONGEST_LEASE : LEASE;
        QuotaShare taken = held(seen.now(), quota, division).next(division, use, seen.now(), nanos.getAsLong());
        QuotaLease claim =
                new QuotaLease(name, taken.claimed(), seen.now().plus(lease), taken.queuedAt(), use.wanted());
        Optional<QuotaLease> young = quota.of(name)
                .filter(old -> next.level().equals(quota.level()))
                .filter(old -> old.isStill(claim, claim.until().minus(YOUNG)));
        if (young.isEmpty() && !store.replace(key, seen, quota.with(next.level(), claim))) {
            return false;
        }
        joined = true;
        share = taken;
        members = division.others().size() + 1;
        unsettled = taken.unsettled(division, use);
        leaseLeft = Duration.between(seen.now(), young.orElse(claim).until());
        return true;
    }

    private QuotaShare held(Instant now, SharedQuota quota, QuotaDivision division) {
        if (!joined) {
            return QuotaShare.none(now, nanos.getAsLong());
        }
        return quota.of(name).isPresent() ? share : share.reclaimed(division);
    }

    /**
     * Leaves the quota to the others, as soon as the broker has forgotten the last call.
     *
     * @param recentCalls see {@link QuotaUse}
     */
    public void leave(int recentCalls) throws SharedRowsException {
        joined = false;
        for (int look = 0; look < MOST_LOOKS; look++) {
            SharedRows.Reading<SharedQuota> seen = store.read(key);
            SharedQuota quota = seen.row().at(seen.now());
            if (quota.of(name).isEmpty() || store.replace(key, seen, left(quota, seen.now(), recentCalls))) {
                return;
            }
        }
        throw notKept();
    }

    private SharedQuota left(SharedQuota quota, Instant now, int recentCalls) {
        int units = Math.min(share.claimed(), recentCalls);
        QuotaLease last =
                new QuotaLease(name, units, now.plus(QuotaUse.FORGOTTEN_AFTER), share.queuedAt(), recentCalls);
        return units == 0 ? quota.without(name) : quota.with(quota.level(), last);
    }
}
