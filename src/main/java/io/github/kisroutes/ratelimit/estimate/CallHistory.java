package io.github.kisroutes.ratelimit.estimate;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The last calls of this process, and how many were accepted in one second lately. */
final class CallHistory {
    /** The broker's measure. */
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Calls that left within this time have arrived within a second, however unevenly they travelled. */
    private static final long SURELY_A_SECOND = Duration.ofMillis(940).toNanos();

    /** The answer of an older call is known. */
    private static final long ANSWERED = Duration.ofSeconds(5).toNanos();

    private static final long KEPT = Duration.ofSeconds(60).toNanos();
    private static final long LATELY = Duration.ofHours(1).toNanos();

    /** When each call went out, and whether it was accepted as far as is known. */
    private final NavigableMap<Long, Boolean> calls = new TreeMap<>();
    /** When those went out that are called by another time. */
    private final NavigableMap<Long, Long> sent = new TreeMap<>();
    /** How many calls were accepted within a second, and when that was last seen. */
    private final NavigableMap<Integer, Long> shown = new TreeMap<>();

    private long lookedUpTo = Long.MIN_VALUE;

    void add(long now) {
        calls.put(now, true);
        calls.subMap(lookedUpTo, false, Math.max(lookedUpTo, now - ANSWERED), true)
                .forEach((call, accepted) -> {
                    if (accepted) {
                        shown.put(accepted(call - SURELY_A_SECOND, call) + 1, now);
                    }
                    lookedUpTo = call;
                });
        calls.headMap(now - KEPT).clear();
        sent.headMap(now - KEPT).clear();
    }

    /** A call went out later than it was added. */
    void sent(long call, long now) {
        if (now > call && calls.containsKey(call) && calls.putIfAbsent(now, true) == null) {
            calls.remove(call);
            sent.put(call, now);
        }
    }

    void refused(long call) {
        calls.replace(sent.getOrDefault(call, call), false);
    }

    /** How many calls of the second before this one were accepted. */
    int acceptedBefore(long call) {
        long at = sent.getOrDefault(call, call);
        return accepted(at - SECOND, at);
    }

    /** Whether so many calls or more have been accepted within one second lately. */
    boolean hasShown(int accepted, long now) {
        return shown.tailMap(accepted).values().stream().anyMatch(seen -> now - seen < LATELY);
    }

    /** It is true no longer. */
    void forgetAbove(int accepted) {
        shown.tailMap(accepted, false).clear();
    }

    /** Between two times, both excluded. */
    int accepted(long from, long to) {
        return (int) calls.subMap(from, false, to, false).values().stream()
                .filter(Boolean::booleanValue)
                .count();
    }
}
