package io.github.kisroutes.gateway.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** No credential has more calls under way than this, so that one of them never takes all threads. */
final class CallSlots {
    private final int most;
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    /** @param most calls under way of one credential */
    CallSlots(int most) {
        this.most = most;
    }

    /** Whether there is room for one more call; if so, {@link #leave} follows. */
    boolean enter(String credential) {
        AtomicInteger calls = underWay.computeIfAbsent(credential, name -> new AtomicInteger());
        return calls.getAndUpdate(now -> now < most ? now + 1 : now) < most;
    }

    void leave(String credential) {
        underWay.get(credential).decrementAndGet();
    }
}
