package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** A broker that counts in a strict sliding second, and sometimes refuses a call for no reason. */
final class StrictBroker {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Deque<Long> admitted = new ArrayDeque<>();
    private final Random chance = new Random(1);
    private int grant;
    private double moody;
    private int calls;
    private int refused;

    StrictBroker(int grant) {
        this.grant = grant;
    }

    void grants(int perSecond) {
        grant = perSecond;
    }

    /** @param part of all calls that are refused without a reason */
    void isMoody(double part) {
        moody = part;
    }

    boolean accepts(long now) {
        calls++;
        while (!admitted.isEmpty() && now - admitted.peekFirst() >= SECOND) {
            admitted.removeFirst();
        }
        if (admitted.size() >= grant || chance.nextDouble() < moody) {
            refused++;
            return false;
        }
        admitted.addLast(now);
        return true;
    }

    int accepted() {
        return calls - refused;
    }

    int refused() {
        return refused;
    }

    void forget() {
        calls = 0;
        refused = 0;
    }
}
