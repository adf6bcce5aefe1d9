package io.github.kisroutes.ratelimit;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** This process among all that share a quota: what it knows, what it holds, and how it tells the others. One thread's. */
final class QuotaMember {
    /** A claim holds this long; a process that was killed is noticed then. */
    static final Duration LEASE = Duration.ofSeconds(6);

    /** A level is proven when so many periods' worth of calls had to wait for their turn and none was refused. */
    private static final int PROOF_PERIODS = 5;

    /** Whoever finds the row changed looks again; so often in a row nobody is that unlucky. */
    private static final int MOST_LOOKS = 200;

    private final String name;
    private final CredentialId key;
    private final ConfiguredLimit ceiling;
    private final SharedRows<SharedQuota> store;
    private final LongSupplier nanos;

    private boolean joined;
    private QuotaShare holding;
    private GrantedLimit grant = GrantedLimit.UNKNOWN;
    private long turnsAtLevel;
    private int members = 1;
    private boolean unsettled;

    /**
     * @param name no other process has the same
     * @param nanos the time of this process
     */
    QuotaMember(
            String name, CredentialId key, ConfiguredLimit ceiling, SharedRows<SharedQuota> store, LongSupplier nanos) {
        this.name = name;
        this.key = key;
        this.ceiling = ceiling;
        this.store = store;
        this.nanos = nanos;
    }

    /** Whether the others count with this process. */
    boolean isJoined() {
        return joined;
    }

    /** What the broker seems to grant. */
    GrantedLimit grant() {
        return grant;
    }

    /** Calls per second that the broker is believed to grant. */
    int level() {
        return grant.perSecond(ceiling.perSecond());
    }

    /** Calls per period that this process may make now; 0 before it has joined. */
    int units() {
        return joined ? holding.used() : 0;
    }

    /** Processes that share the quota, this one included. */
    int members() {
        return members;
    }

    /** Whether something is about to change. */
    boolean isUnsettled() {
        return unsettled;
    }

    /**
     * Tells the others that this process lives, and takes its part.
     *
     * @param refusedTo the level that refusals have shown
     * @param waitedTurns see {@link CallScheduler#waitedTurns()}
     */
    void beat(OptionalInt refusedTo, long waitedTurns) throws SharedRowsException {
        boolean proven = waitedTurns - turnsAtLevel >= (long) PROOF_PERIODS * Math.max(1, units());
        for (int look = 0; look < MOST_LOOKS; look++) {
            SharedRows.Reading<SharedQuota> seen = store.read(key);
            SharedQuota quota = seen.row().at(seen.now());
            GrantedLimit next =
                    GrantedLimit.next(grant, quota.level(), refusedTo, proven, ceiling.perSecond(), seen.now());
            if (take(seen, quota, next)) {
                if (!next.level().equals(grant.level())) {
                    turnsAtLevel = waitedTurns;
                }
                grant = next;
                return;
            }
        }
        throw notKept();
    }

    private SharedRowsException notKept() {
        return new SharedRowsException(
                store.name() + " did not keep what was written, " + MOST_LOOKS + " times in a row");
    }

    private boolean take(SharedRows.Reading<SharedQuota> seen, SharedQuota quota, GrantedLimit next)
            throws SharedRowsException {
        int units = ceiling.units(next.perSecond(ceiling.perSecond()));
        List<QuotaLease> others = quota.others(name);
        QuotaShare taken = held(seen.now(), quota, units).next(name, others, units, seen.now(), nanos.getAsLong());
        QuotaLease claim = taken.claim(name, seen.now().plus(LEASE));
        if (!store.replace(key, seen, quota.with(next.level(), claim))) {
            return false;
        }
        joined = true;
        holding = taken;
        members = others.size() + 1;
        unsettled = taken.unsettled(name, others, units);
        return true;
    }

    private QuotaShare held(Instant now, SharedQuota quota, int units) {
        if (!joined) {
            return QuotaShare.none(now, nanos.getAsLong());
        }
        return quota.of(name).isPresent() ? holding : holding.reclaimed(quota.others(name), units);
    }

    /** Leaves the quota to the others, as soon as the broker has forgotten the last call. */
    void leave() throws SharedRowsException {
        joined = false;
        for (int look = 0; look < MOST_LOOKS; look++) {
            SharedRows.Reading<SharedQuota> seen = store.read(key);
            SharedQuota quota = seen.row().at(seen.now());
            QuotaLease last = holding.claim(name, seen.now().plus(QuotaShare.FORGOTTEN_AFTER));
            if (quota.of(name).isEmpty() || store.replace(key, seen, quota.with(quota.level(), last))) {
                return;
            }
        }
        throw notKept();
    }
}
