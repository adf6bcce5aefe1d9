package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether refused calls mean that the broker grants less. It spreads its load over several servers, and one of them
 * may refuse a call although the quota is not used up; but a broker that grants 18 refuses a call exactly when 18 others
 * were accepted in the second before it. So what counts is how many were, and whether more than that have been accepted in
 * a second lately.
 *
 * <p>All refusals of one moment are one event. Safe for many threads; times are nanoseconds of this process.
 */
final class LimitEstimator {
    private static final Logger LOG = LoggerFactory.getLogger(LimitEstimator.class);

    /** How long nothing is sent after a refusal, while the answers under way come in: they belong to the same event. */
    static final Duration MOMENT = ConfiguredLimit.PERIOD.dividedBy(2);

    /** Refusals that prove nothing prove something after all when so many come in so short a time. */
    private static final int TOO_MANY = 3;

    private static final Duration SHORT_TIME = ConfiguredLimit.PERIOD.multipliedBy(5);

    /** A first event is not believed further than by a quarter, for the process may have begun just now. */
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final CallHistory history = new CallHistory();
    private final List<Long> moment = new ArrayList<>();
    private final Deque<Long> unproven = new ArrayDeque<>();
    private OptionalLong judgeAt = OptionalLong.empty();
    private OptionalLong judgedAt = OptionalLong.empty();
    private OptionalLong loweredAt = OptionalLong.empty();

    /** A call goes out now. */
    synchronized void called(long now) {
        history.add(now);
    }

    /**
     * The broker refused a call.
     *
     * @param call when it went out
     * @return whether this begins a new event that is to be believed: then nothing should be sent until {@link #judgeAt()}
     */
    synchronized boolean refused(long call, long now) {
        history.refused(call);
        if (judgedAt.isPresent() && call - judgedAt.getAsLong() < 0) {
            return false;
        }
        moment.add(call);
        if (judgeAt.isPresent()) {
            return false;
        }
        judgeAt = OptionalLong.of(now + MOMENT.toNanos());
        return !history.hasShown(history.acceptedBefore(call) + 1, now);
    }

    /** When the event will be over that has begun, if one has. */
    synchronized OptionalLong judgeAt() {
        return judgeAt;
    }

    /**
     * The end of an event.
     *
     * @param level calls per second that the broker was believed to grant
     * @param rate calls per period that this process makes
     * @return the level to believe from now on, if it is another
     */
    synchronized OptionalInt judge(long now, int level, double rate) {
        int accepted = moment.stream().mapToInt(history::acceptedBefore).max().orElse(0);
        moment.clear();
        judgeAt = OptionalLong.empty();
        judgedAt = OptionalLong.of(now);
        boolean believed = isBelieved(accepted, now);
        LOG.debug(
                "KIS refused a call in the second after {} others, the level is {}: {}",
                accepted,
                level,
                believed ? "too many" : "no reason");
        if (level <= 1 || !believed) {
            return OptionalInt.empty();
        }
        // The refused call would have been one more of ours, and at least one more of all.
        int measured = (int) Math.round((accepted + 1) * level / rate) - 1;
        boolean first = loweredAt.isEmpty() || now - loweredAt.getAsLong() >= FIRST.toNanos();
        int lowest = first ? level * 3 / 4 : 1;
        loweredAt = OptionalLong.of(now);
        return OptionalInt.of(Math.max(1, Math.min(level - 1, Math.max(lowest, measured))));
    }

    private boolean isBelieved(int accepted, long now) {
        if (!history.hasShown(accepted + 1, now)) {
            return true;
        }
        unproven.addLast(now);
        while (now - unproven.peekFirst() > SHORT_TIME.toNanos()) {
            unproven.removeFirst();
        }
        if (unproven.size() < TOO_MANY) {
            return false;
        }
        unproven.clear();
        history.forgetAbove(accepted);
        return true;
    }
}
