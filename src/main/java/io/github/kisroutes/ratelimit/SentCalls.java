package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** When the last calls of this process went to the wire. Safe for many threads; times are nanoseconds of this process. */
final class SentCalls {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Deque<Long> sent = new ArrayDeque<>();

    synchronized void add(long now) {
        sent.addLast(now);
        while (now - sent.peekFirst() > KEPT.toNanos()) {
            sent.removeFirst();
        }
    }

    /** How many calls went out within so much time before now. */
    synchronized int within(Duration length, long now) {
        return (int) sent.stream().filter(call -> now - call < length.toNanos()).count();
    }
}
