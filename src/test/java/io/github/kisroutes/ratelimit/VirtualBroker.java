package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** A broker in the time of a test. It counts in a sliding or in a calendar second, and may refuse calls for no reason. */
final class VirtualBroker {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Deque<Long> admitted = new ArrayDeque<>();
    private final Random chance = new Random(1);
    private final boolean sliding;
    private int quota;
    private double moody;
    private long stormFrom;
    private long stormUntil;
    private int accepted;
    private long firstAccepted;
    private long lastAccepted;
    private int refused;
    private int refusedInStorm;
    private int toRefuse;

    private VirtualBroker(int quota, boolean sliding) {
        this.quota = quota;
        this.sliding = sliding;
    }

    /** In no second that ends with an arrival are more calls admitted than the quota. */
    static VirtualBroker sliding(int quota) {
        return new VirtualBroker(quota, true);
    }

    /** In no second of its clock are more calls admitted than the quota. */
    static VirtualBroker calendar(int quota) {
        return new VirtualBroker(quota, false);
    }

    void grants(int perSecond) {
        quota = perSecond;
    }

    /** @param part of all calls that are refused without a reason */
    void isMoody(double part) {
        moody = part;
    }

    /** From now on, every call is refused for so long. */
    void storm(long now, Duration length) {
        stormFrom = now;
        stormUntil = now + length.toNanos();
    }

    /** The next calls are refused. */
    void refuse(int calls) {
        toRefuse = calls;
    }

    boolean accepts(long now) {
        while (!admitted.isEmpty() && isForgotten(admitted.peekFirst(), now)) {
            admitted.removeFirst();
        }
        if (now >= stormFrom && now < stormUntil || toRefuse > 0) {
            toRefuse = Math.max(0, toRefuse - 1);
            refusedInStorm++;
            return false;
        }
        if (admitted.size() >= quota || chance.nextDouble() < moody) {
            refused++;
            return false;
        }
        admitted.addLast(now);
        firstAccepted = accepted == 0 ? now : firstAccepted;
        lastAccepted = now;
        accepted++;
        return true;
    }

    private boolean isForgotten(long call, long now) {
        return sliding ? now - call >= SECOND : call / SECOND < now / SECOND;
    }

    int accepted() {
        return accepted;
    }

    /** From the first accepted call to the last one. */
    double secondsOfAccepted() {
        return (lastAccepted - firstAccepted) / (double) SECOND;
    }

    /** But for a {@link #storm}. */
    int refused() {
        return refused;
    }

    int refusedInStorm() {
        return refusedInStorm;
    }

    /** Of all that have arrived, but for a {@link #storm}. */
    double refusedPart() {
        return refused / (double) Math.max(1, refused + accepted);
    }

    void forget() {
        accepted = 0;
        refused = 0;
        refusedInStorm = 0;
    }
}
